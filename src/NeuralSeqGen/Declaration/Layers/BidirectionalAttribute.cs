namespace NeuralSeqGen;

/// <summary>
/// Runs the recurrent layer that follows it in the same declaration from the first step to the last, and a twin with weights of its own, or the layer behind
/// <see cref="BackwardLayerAttribute">BackwardLayer</see>, from the last to the first, and merges what they give: sequences step by step, else the last output of each. Masked steps of a sequence give zeros.
/// </summary>
public sealed class BidirectionalAttribute : ModelPartAttribute
{
    /// <summary>How the two outputs become one.</summary>
    public MergeMode MergeMode { get; set; }

    /// <summary>The wrapper's name; null means <c>bidirectional_1</c> and so on.</summary>
    public string? Name { get; set; }
}
