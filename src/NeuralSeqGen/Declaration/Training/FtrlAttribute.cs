namespace NeuralSeqGen;

/// <summary>Follow the regularized leader (McMahan et al., 2013), for shallow models with many features that are mostly 0.</summary>
public sealed class FtrlAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The power by which sums of squares lower the learning rate, at most 0; 0 keeps it.</summary>
    public double LearningRatePower { get; set; } = -0.5;

    /// <summary>The start of the sums of squares.</summary>
    public double InitialAccumulatorValue { get; set; } = 0.1;

    /// <summary>The penalty on absolute values: small weights become exactly 0.</summary>
    public double L1RegularizationStrength { get; set; }

    /// <summary>The penalty on squares that steadies the step.</summary>
    public double L2RegularizationStrength { get; set; }

    /// <summary>The penalty on squares that is added to the loss.</summary>
    public double L2ShrinkageRegularizationStrength { get; set; }

    /// <summary>The number β of the paper, added to the root of the sum of squares.</summary>
    public double Beta { get; set; }
}
