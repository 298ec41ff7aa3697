namespace NeuralSeqGen;

/// <summary>Which of the samples make a batch: <paramref name="Count"/> positions from <paramref name="First"/> on, through <paramref name="Order"/> when there is one.</summary>
/// <param name="Order">Sample at each position; null for the samples' own order.</param>
/// <param name="First">First position.</param>
/// <param name="Count">Samples in the batch.</param>
internal readonly record struct BatchSlice(int[]? Order, int First, int Count)
{
    /// <summary>The sample at a position of the batch.</summary>
    public int Sample(int position) => Order is null ? First + position : Order[First + position];
}
