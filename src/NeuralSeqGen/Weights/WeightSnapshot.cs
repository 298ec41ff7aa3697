namespace NeuralSeqGen;

/// <summary>One published state of a model's weights and how many calls read it.</summary>
internal sealed class WeightSnapshot(int length)
{
    public readonly PinnedFloats Values = new(length);
    public int Readers;
}
