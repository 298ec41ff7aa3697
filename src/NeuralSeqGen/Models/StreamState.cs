namespace NeuralSeqGen;

/// <summary>The states of a model's recurrent layers between two calls of Step: one stream of samples. It serves one caller at a time.</summary>
public sealed class StreamState
{
    private readonly object _model;
    private readonly string _modelName;
    private readonly float[] _values;

    /// <param name="model">What the model knows its own states by.</param>
    /// <param name="modelName">The model's name, for messages.</param>
    /// <param name="length">The number of state elements of all layers.</param>
    internal StreamState(object model, string modelName, int length)
        : this(model, modelName, new float[length])
    {
    }

    private StreamState(object model, string modelName, float[] values)
    {
        _model = model;
        _modelName = modelName;
        _values = values;
    }

    /// <summary>The states of all layers, one after the other.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Back to the beginning of a sequence: all zeros.</summary>
    public void Reset() => Array.Clear(_values);

    /// <summary>An independent copy, to follow two continuations.</summary>
    public StreamState Clone() => new(_model, _modelName, (float[])_values.Clone());

    /// <summary>Sets all states.</summary>
    /// <param name="values">As many as <see cref="Values"/> has.</param>
    /// <exception cref="ShapeMismatchException">Another number of values.</exception>
    public void CopyFrom(ReadOnlySpan<float> values)
    {
        if (values.Length != _values.Length)
            throw new ShapeMismatchException("NSG0306", $"NSG0306: the state of {_modelName} has {_values.Length} values, but {values.Length} were given.", nameof(values))
            {
                Model = _modelName, Expected = [_values.Length], Actual = [values.Length],
            };
        values.CopyTo(_values);
    }

    /// <summary>The states for the model they belong to.</summary>
    /// <param name="model">The object given to the constructor.</param>
    /// <param name="caller">Model and method for the message, such as <c>Model1.Step</c>.</param>
    internal float[] OwnedBy(object model, string caller)
    {
        if (!ReferenceEquals(model, _model))
            throw new ArgumentException($"{caller}: the state belongs to another {_modelName}; take one from this model's CreateState().", "state");
        return _values;
    }
}
