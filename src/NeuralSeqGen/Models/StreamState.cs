namespace NeuralSeqGen;

/// <summary>The states of a model's recurrent layers between two calls of Step: one stream of samples. It serves one caller at a time.</summary>
public sealed class StreamState
{
    private readonly object _model;
    private readonly string _modelName;
    private readonly int _length;
    private readonly PinnedFloats _arena;

    /// <param name="model">What the model knows its own states by.</param>
    /// <param name="modelName">The model's name, for messages.</param>
    /// <param name="length">The number of state elements of all layers.</param>
    /// <param name="arena">Work memory of a step, the states at its start.</param>
    internal StreamState(object model, string modelName, int length, int arena = 0)
    {
        _model = model;
        _modelName = modelName;
        _length = length;
        _arena = new PinnedFloats(Math.Max(length, arena));
    }

    /// <summary>The states of all layers, one after the other.</summary>
    public ReadOnlySpan<float> Values => States;

    /// <summary>Whether all states are finite. NaN that once came in stays: reset the state, go back to a clone, or set the model's <see cref="NonFiniteInputs"/> to Throw.</summary>
    public bool IsFinite => FiniteScan.FirstBad(States) < 0;

    /// <summary>Back to the beginning of a sequence: all zeros.</summary>
    public void Reset() => States.Clear();

    /// <summary>An independent copy, to follow two continuations.</summary>
    public StreamState Clone()
    {
        var clone = new StreamState(_model, _modelName, _length, _arena.Length);
        States.CopyTo(clone.States);
        return clone;
    }

    /// <summary>Sets all states.</summary>
    /// <param name="values">As many as <see cref="Values"/> has.</param>
    /// <exception cref="ShapeMismatchException">Another number of values.</exception>
    public void CopyFrom(ReadOnlySpan<float> values)
    {
        if (values.Length != _length)
        {
            throw new ShapeMismatchException(RuntimeRules.ExtentMismatch, $"the state of {_modelName} has {_length} values, but {values.Length} were given.", nameof(values))
            {
                Model = _modelName, Expected = [_length], Actual = [values.Length],
            };
        }

        values.CopyTo(States);
    }

    private Span<float> States => _arena.Span[.._length];

    /// <summary>The work memory of a step, states first, for the model they belong to.</summary>
    /// <param name="model">The object given to the constructor.</param>
    /// <param name="caller">Model and method for the message, such as <c>Model1.Step</c>.</param>
    internal PinnedFloats OwnedBy(object model, string caller)
    {
        if (!ReferenceEquals(model, _model))
        {
            throw new ArgumentException($"{caller}: the state belongs to another {_modelName}; take one from this model's CreateState().", "state");
        }

        return _arena;
    }
}
