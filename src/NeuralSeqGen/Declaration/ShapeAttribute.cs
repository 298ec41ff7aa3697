namespace NeuralSeqGen;

/// <summary>States the extents of an array, so that the analyzers can check what flows into a model; generated signatures carry it too.</summary>
/// <param name="extents">One number per axis, the batch axis included; -1 means any.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ShapeAttribute(params int[] extents) : Attribute
{
    /// <summary>One number per axis, the batch axis included; -1 means any.</summary>
    public int[] Extents { get; } = extents;
}
