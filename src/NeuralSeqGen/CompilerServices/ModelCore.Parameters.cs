namespace NeuralSeqGen.CompilerServices;

public sealed partial class ModelCore
{
    private const string EditOperation = "EditParameters";

    /// <summary>Name, shape and place of each weight, in <c>get_weights()</c> order.</summary>
    public IReadOnlyList<WeightInfo> Weights { get; }

    /// <summary>All weights, flat: a view of the present values.</summary>
    public ReadOnlySpan<float> Parameters => _weights.Span;

    /// <summary>Opens the weights for writing until the edit is disposed.</summary>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public ParameterEdit EditParameters() => new(this);

    /// <inheritdoc/>
    Span<float> IParameterStore.BeginEdit()
    {
        _gate.Enter(EditOperation, mayNest: true);
        return _weights.Span;
    }

    /// <inheritdoc/>
    void IParameterStore.EndEdit()
    {
        // Calls outside training see the new weights; those of an edit inside a Fit when that ends.
        try
        {
            if (!_gate.InCallback)
            {
                _published.Publish(_weights.Span);
            }
        }
        finally
        {
            _gate.Exit(EditOperation);
        }
    }

    /// <inheritdoc/>
    bool IParameterStore.IsLayerTrainable(string layer) => _trainable.IsLayerTrainable(layer);

    /// <inheritdoc/>
    void IParameterStore.SetLayerTrainable(string layer, bool value)
    {
        const string Operation = "Layers.Trainable";
        _gate.Enter(Operation, mayNest: true);
        try
        {
            _trainable.SetLayer(layer, value);
        }
        finally
        {
            _gate.Exit(Operation);
        }
    }

    /// <summary>The weights for a call that reads: the present ones on the thread of the running Fit, else the published ones.</summary>
    private unsafe float* Reading(out WeightSnapshot? snapshot)
    {
        snapshot = _gate.InCallback ? null : _published.Rent();
        return snapshot is null ? _weights.Pointer : snapshot.Values.Pointer;
    }

    private static void EndReading(WeightSnapshot? snapshot)
    {
        if (snapshot is not null)
        {
            WeightSnapshots.Return(snapshot);
        }
    }
}
