using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>A layer of a model instance: its weights under their Keras names.</summary>
public abstract class LayerView
{
    private readonly IParameterStore _parameters;
    private readonly string _owner;

    private protected LayerView(IParameterStore parameters, string name)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentException.ThrowIfNullOrEmpty(name);
        _parameters = parameters;
        Name = name;
        _owner = name.Split('/')[0];
    }

    /// <summary>The layer's name, such as <c>gru_1</c>; <c>bidirectional_1/forward</c> for a part of a layer.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether training changes the layer's weights; of the whole layer for a part of one. While it is false, a batch normalisation in it trains with its
    /// moving averages, which stay, as in Keras; dropout goes on. What is set here is the object's own: no weight file and no checkpoint holds it, so it is set again after loading into another object.
    /// </summary>
    /// <exception cref="InvalidOperationException">Set while the model is being trained elsewhere.</exception>
    public bool Trainable
    {
        get => _parameters.IsLayerTrainable(_owner);
        set => _parameters.SetLayerTrainable(_owner, value);
    }

    private protected virtual string WhyMissing(string kind) => kind == "bias" ? ": it is declared with UseBias = false." : ".";

    private protected WeightView Weight(string kind)
    {
        string name = $"{Name}/{kind}";
        foreach (var weight in _parameters.Weights)
        {
            if (weight.Name == name)
            {
                return new WeightView(_parameters, weight);
            }
        }

        throw new InvalidOperationException($"Layer '{Name}' has no weight '{kind}'{WhyMissing(kind)}");
    }
}
