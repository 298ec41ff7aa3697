namespace NeuralSeqGen;

/// <summary>On the class: limits of what the model may cost. One that costs more does not compile (NSG0601), and the message names the costliest layers. 0 is no limit.</summary>
public sealed class BudgetAttribute : ModelPartAttribute
{
    /// <summary>Most numbers that its weights may have, those that are not trained included: the constant ParameterCount of the model.</summary>
    public int MaxParameters { get; set; }

    /// <summary>Most bytes of work memory of one thread, in training or in Predict: the larger of the constants TrainingArenaBytes and InferenceArenaBytes.</summary>
    public int MaxArenaBytes { get; set; }

    /// <summary>Most floating-point operations to predict one sample, a multiply-add counting 2: the constant FlopsPerSample.</summary>
    public double MaxFlopsPerSample { get; set; }
}
