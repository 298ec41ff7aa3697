namespace NeuralSeqGen;

/// <summary>One kind of training memory, such as an optimizer's slot.</summary>
/// <param name="Layout">Where it holds what belongs to each weight.</param>
/// <param name="Values">The numbers.</param>
internal sealed record OptimizerMemory(SlotLayout Layout, PinnedFloats Values);
