namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What ends a mask at a layer, so that what stands behind it reads padded steps like any others.</summary>
/// <param name="Why">What the layer does, as the end of a sentence that begins with it.</param>
/// <param name="Remedy">What keeps padding out all the same, as a sentence.</param>
internal sealed record MaskEnd(string Why, string Remedy)
{
    /// <summary>Of a layer after which there are other steps, or none.</summary>
    public static MaskEnd OfSteps(string why) => new(why, "Use a recurrent layer, attention or [GlobalAveragePooling1D] instead, which leave padding out, or put it where nothing is masked.");
}
