namespace NeuralSeqGen;

/// <summary>What a step would have left behind that is not finite; everything is as it was before.</summary>
/// <param name="What">Which number, such as <c>batch_normalization_1/moving_variance[1]</c>.</param>
/// <param name="Value">NaN or infinity.</param>
internal sealed record StepFault(string What, float Value);
