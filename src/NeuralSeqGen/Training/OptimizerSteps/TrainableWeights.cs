using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Which weights training changes: as declared, unless a layer was switched.</summary>
internal sealed class TrainableWeights
{
    private readonly WeightDefinition[] _weights;
    private readonly int[] _whole;
    private readonly Dictionary<string, bool> _layers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _frozen = new(StringComparer.Ordinal);
    private bool[] _trainable = [];

    public TrainableWeights(ModelDefinition definition)
    {
        _weights = definition.Weights;
        _whole = definition.Optimizer?.WholeWeights ?? [];
        foreach (var weight in _weights)
        {
            _layers[weight.Layer] = _layers.GetValueOrDefault(weight.Layer) || weight.Trainable;
        }

        Refresh();
    }

    /// <summary>Longest runs of trainable parameters, in order. Replaced as a whole, so that other threads may be reading it.</summary>
    public (int Start, int End)[] Runs { get; private set; } = [];

    /// <summary>The same of those whose step is one over single parameters.</summary>
    public (int Start, int End)[] ElementwiseRuns { get; private set; } = [];

    /// <summary>Whether training changes the weight at a position.</summary>
    public bool this[int weight] => _trainable[weight];

    /// <summary>Whether a batch moves a statistic: unless its layer was switched off.</summary>
    public bool Moves(WeightDefinition weight) => weight.NeverTrained && !_frozen.Contains(weight.Layer);

    public bool IsLayerTrainable(string layer) => _layers.GetValueOrDefault(layer);

    /// <summary>Switches a layer. A weight that is declared as not trainable inside a trainable layer stays so, and a moving mean always.</summary>
    public void SetLayer(string layer, bool value)
    {
        _layers[layer] = value;
        if (value)
        {
            _frozen.Remove(layer);
        }
        else
        {
            _frozen.Add(layer);
        }

        Refresh();
    }

    private void Refresh()
    {
        bool[] trainable = Array.ConvertAll(_weights, w => _layers[w.Layer] && !w.NeverTrained && (w.Trainable || !DeclaredTrainable(w.Layer)));
        _trainable = trainable;
        Runs = RunsOf(trainable);
        ElementwiseRuns = _whole.Length == 0 ? Runs : RunsOf([.. trainable.Select((isTrainable, i) => isTrainable && !_whole.Contains(i))]);
    }

    private (int Start, int End)[] RunsOf(bool[] included)
    {
        var runs = new List<(int Start, int End)>();
        for (int i = 0; i < _weights.Length; i++)
        {
            var (start, end) = (_weights[i].Offset, _weights[i].Offset + _weights[i].Length);
            if (!included[i] || start == end)
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].End == start)
            {
                runs[^1] = (runs[^1].Start, end);
            }
            else
            {
                runs.Add((start, end));
            }
        }

        return [.. runs];
    }

    private bool DeclaredTrainable(string layer) => Array.Exists(_weights, w => w.Layer == layer && w.Trainable);
}
