namespace NeuralSeqGen;

/// <summary>
/// Normalises each feature over the batch: <c>(x − mean)/√(variance + epsilon)·gamma + beta</c> (Ioffe and Szegedy, 2015). Training takes mean and
/// variance of the batch, steps included and masked ones left out, and moves averages of both along; everything else takes those averages, and so
/// does training while the layer is frozen: with <see cref="LayerView.Trainable"/> at run time, through the model or the wrapper it is in too, or declared
/// with <c>Trainable = false</c>, which compiles no code for the batch, so that it keeps to its averages when it is switched on later. Inside <c>TimeDistributed</c> batch and time are one.
/// </summary>
public sealed class BatchNormalizationAttribute : StandardizingLayerAttribute
{
    /// <summary>What a batch leaves of the moving averages: <c>moving·momentum + batch·(1 − momentum)</c>.</summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>How the moving mean starts.</summary>
    public Initializer MovingMeanInitializer { get; set; }

    /// <summary>The one number of the moving mean's initializer: standard deviation, limit, gain or constant.</summary>
    public double MovingMeanInitializerValue { get; set; } = double.NaN;

    /// <summary>How the moving variance starts.</summary>
    public Initializer MovingVarianceInitializer { get; set; } = Initializer.Ones;

    /// <summary>The one number of the moving variance's initializer: standard deviation, limit, gain or constant.</summary>
    public double MovingVarianceInitializerValue { get; set; } = double.NaN;

    /// <summary>
    /// True corrects the batch's statistics towards moving ones, so that training and inference compute nearly the same also where batches are small
    /// (batch renormalisation, Ioffe, 2017): <c>((x − mean)/s·r + d)·gamma + beta</c> with <c>s = √(variance + epsilon)</c>, <c>r = s/renorm_stddev</c> and
    /// <c>d = (mean − renorm_mean)/renorm_stddev</c>, through which no gradient flows.
    /// </summary>
    public bool Renorm { get; set; }

    /// <summary>The least r, Keras's <c>renorm_clipping["rmin"]</c>; NaN for none.</summary>
    public double RenormClippingRMin { get; set; } = double.NaN;

    /// <summary>The greatest r, Keras's <c>renorm_clipping["rmax"]</c>; NaN for none.</summary>
    public double RenormClippingRMax { get; set; } = double.NaN;

    /// <summary>The greatest absolute value of d, Keras's <c>renorm_clipping["dmax"]</c>; NaN for none.</summary>
    public double RenormClippingDMax { get; set; } = double.NaN;

    /// <summary>What a batch leaves of the averages behind r and d.</summary>
    public double RenormMomentum { get; set; } = 0.99;
}
