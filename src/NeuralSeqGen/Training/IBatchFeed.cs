using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The batches of an epoch one after the other: of arrays in memory, or of a source that is read as training goes.</summary>
internal interface IBatchFeed
{
    /// <summary>Batches of an epoch; <see cref="FitProgress.UnknownBatches"/> before a source has been read once.</summary>
    int Batches { get; }

    /// <summary>The memory that the present batch takes its samples from.</summary>
    Samples Samples { get; }

    /// <summary>Whether the batches ended because the call was cancelled while it waited for samples.</summary>
    bool IsCancelled { get; }

    /// <summary>The samples of the present batch.</summary>
    BatchSlice Slice { get; }

    /// <summary>Goes in front of the first batch of an epoch.</summary>
    /// <param name="order">Decides the order of the samples; null for their own.</param>
    void Begin(RandomSource? order);

    /// <summary>Goes to the next batch.</summary>
    /// <returns>False behind the last one.</returns>
    bool MoveNext();
}
