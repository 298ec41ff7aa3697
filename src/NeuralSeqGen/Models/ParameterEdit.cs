using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>A model's weights open for writing: <c>using var edit = model.EditParameters();</c>. Disposing closes it and lets the model use the new values.</summary>
public readonly ref struct ParameterEdit : IDisposable
{
    private readonly OpenEdit? _edit;
    private readonly Span<float> _values;

    internal ParameterEdit(IParameterStore parameters)
    {
        _values = parameters.BeginEdit();
        _edit = new OpenEdit(parameters);
    }

    /// <summary>All weights, in the order of <see cref="ISequenceModel.Weights"/>.</summary>
    /// <exception cref="ObjectDisposedException">The edit is closed.</exception>
    public Span<float> Values
    {
        get
        {
            _ = Open;
            return _values;
        }
    }

    /// <summary>One weight by its name, such as <c>gru_1/kernel</c>, row-major.</summary>
    /// <exception cref="KeyNotFoundException">The model has no weight of that name.</exception>
    /// <exception cref="ObjectDisposedException">The edit is closed.</exception>
    public Span<float> this[string weight]
    {
        get
        {
            foreach (var info in Open.Weights)
            {
                if (info.Name == weight)
                {
                    return _values.Slice(info.Offset, info.Length);
                }
            }

            throw new KeyNotFoundException($"There is no weight '{weight}': known are {string.Join(", ", Open.Weights.Select(w => w.Name))}.");
        }
    }

    /// <summary>Closes the edit; a second call does nothing.</summary>
    public void Dispose() => _edit?.Close();

    private IParameterStore Open => _edit?.Parameters ?? throw new ObjectDisposedException(nameof(ParameterEdit));

    /// <summary>Shared by copies of the struct, so that the gate is given back once.</summary>
    private sealed class OpenEdit(IParameterStore parameters)
    {
        private IParameterStore? _parameters = parameters;

        public IParameterStore? Parameters => _parameters;

        public void Close() => Interlocked.Exchange(ref _parameters, null)?.EndEdit();
    }
}
