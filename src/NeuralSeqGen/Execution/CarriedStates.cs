using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>States of a model's stateful layers between batches: one row per row of a batch, shared by training and inference as in Keras.</summary>
internal sealed unsafe class CarriedStates(ModelDefinition definition)
{
    private readonly PinnedFloats _rows = new(checked(definition.StatefulBatch * definition.StateElements));

    /// <summary>Floats from one row to the next.</summary>
    public int Stride => definition.StateElements;

    /// <summary>Samples in every batch.</summary>
    public int Batch => definition.StatefulBatch;

    /// <summary>The states of a row of the batch.</summary>
    public float* Row(int row) => _rows.Pointer + (nint)row * Stride;

    /// <summary>Sets all states to zero.</summary>
    public void Reset() => _rows.Span.Clear();
}
