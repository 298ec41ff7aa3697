namespace NeuralSeqGen;

/// <summary>
/// Turns ids into vectors as <see cref="EmbeddingAttribute"/> does, with a table that <see cref="ReverseEmbeddingAttribute"/> uses once more, to turn vectors into a
/// score for each id: weight tying (Press and Wolf, 2017). The gradients of both uses add up.
/// </summary>
/// <param name="inputDim">Number of ids; they run from 0 to inputDim − 1.</param>
/// <param name="outputDim">Length of the vectors.</param>
public sealed class ReversibleEmbeddingAttribute(int inputDim, int outputDim) : EmbeddingLayerAttribute(inputDim, outputDim)
{
    /// <summary>Whether both ways have one table; false gives the way back one of its own, (outputDim, inputDim).</summary>
    public bool TieWeights { get; set; } = true;

    /// <summary>Above 0, scores z of the way back become <c>LogitSoftCap·tanh(z/LogitSoftCap)</c>, which are never beyond it.</summary>
    public double LogitSoftCap { get; set; }
}
