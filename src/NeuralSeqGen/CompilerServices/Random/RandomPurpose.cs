using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>What a stream of random numbers is for. One seed decides all of them, none disturbs another.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RandomPurpose
{
    /// <summary>Initial weights; the index is the weight's position.</summary>
    Weights,

    /// <summary>Order of the samples; the index is the epoch.</summary>
    Shuffling,

    /// <summary>Dropout and noise.</summary>
    Noise,

    /// <summary>Ids that are drawn; the index is the sample.</summary>
    Generation,
}
