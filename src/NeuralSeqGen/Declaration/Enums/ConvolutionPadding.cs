namespace NeuralSeqGen;

/// <summary>What a convolution or pooling does at the ends of the sequence.</summary>
public enum ConvolutionPadding
{
    /// <summary>Nothing is added.</summary>
    Valid,

    /// <summary>Zeros on both sides, so that stride 1 keeps the number of steps.</summary>
    Same,

    /// <summary>Zeros before the first step only, so that no output sees a later step.</summary>
    Causal,
}
