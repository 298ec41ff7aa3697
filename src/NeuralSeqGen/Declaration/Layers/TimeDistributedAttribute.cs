namespace NeuralSeqGen;

/// <summary>Applies the layer that follows it in the same declaration to every step, with the same weights at each.</summary>
public sealed class TimeDistributedAttribute : ModelPartAttribute
{
    /// <summary>The wrapper's name; null means <c>time_distributed_1</c> and so on.</summary>
    public string? Name { get; set; }
}
