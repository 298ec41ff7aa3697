namespace NeuralSeqGen;

/// <summary>What goes into a <see cref="Bundle"/> beside the weights: vocabularies, scalers, and whatever else can be written as a text.</summary>
public interface IBundlePart
{
    /// <summary>The part as a text, from which <see cref="IBundlePart{TSelf}.FromBundleText"/> makes an equal one.</summary>
    string ToBundleText();
}
