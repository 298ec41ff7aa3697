using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Which weights training changes: as declared, unless a layer was switched.</summary>
internal sealed class TrainableWeights
{
    private readonly WeightDefinition[] _weights;
    private readonly Dictionary<string, bool> _layers = new(StringComparer.Ordinal);
    private readonly bool[] _trainable;

    public TrainableWeights(ModelDefinition definition)
    {
        _weights = definition.Weights;
        _trainable = new bool[_weights.Length];
        foreach (var weight in _weights) _layers[weight.Layer] = _layers.GetValueOrDefault(weight.Layer) || weight.Trainable;
        Refresh();
    }

    /// <summary>Longest runs of trainable parameters, in order.</summary>
    public List<(int Start, int End)> Runs { get; } = [];

    /// <summary>Whether training changes the weight at a position.</summary>
    public bool this[int weight] => _trainable[weight];

    public bool IsLayerTrainable(string layer) => _layers.GetValueOrDefault(layer);

    /// <summary>Switches a layer. A weight that is declared as not trainable inside a trainable layer (a moving mean) stays so.</summary>
    public void SetLayer(string layer, bool value)
    {
        _layers[layer] = value;
        Refresh();
    }

    private void Refresh()
    {
        Runs.Clear();
        for (var i = 0; i < _weights.Length; i++)
        {
            var weight = _weights[i];
            _trainable[i] = _layers[weight.Layer] && (weight.Trainable || !DeclaredTrainable(weight.Layer));
            if (!_trainable[i] || weight.Length == 0) continue;
            if (Runs.Count > 0 && Runs[^1].End == weight.Offset) Runs[^1] = (Runs[^1].Start, weight.Offset + weight.Length);
            else Runs.Add((weight.Offset, weight.Offset + weight.Length));
        }
    }

    private bool DeclaredTrainable(string layer) => Array.Exists(_weights, w => w.Layer == layer && w.Trainable);
}
