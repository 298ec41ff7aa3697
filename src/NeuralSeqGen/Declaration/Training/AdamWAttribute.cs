namespace NeuralSeqGen;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019): <see cref="AdamAttribute"/> whose <see cref="OptimizerAttribute.WeightDecay"/> is 0.004 unless set.</summary>
public sealed class AdamWAttribute : OptimizerAttribute
{
    /// <summary>AdamW with Keras's numbers.</summary>
    public AdamWAttribute() : base(1e-3) => WeightDecay = 4e-3;

    /// <summary>The decay of the mean.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the mean square.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The number that keeps the divisor from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>True divides by the largest mean square seen so far.</summary>
    public bool AmsGrad { get; set; }
}
