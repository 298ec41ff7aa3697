using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a batch normalisation, one number per feature each.</summary>
public sealed class BatchNormalizationLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BatchNormalizationLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The factor.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared with Scale = false.</exception>
    public WeightView Gamma => Weight("gamma");

    /// <summary>The summand.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared with Center = false.</exception>
    public WeightView Beta => Weight("beta");

    /// <summary>The moving average of the batches' means; changed by every training step, by no gradient.</summary>
    public WeightView MovingMean => Weight("moving_mean");

    /// <summary>The moving average of the batches' variances.</summary>
    public WeightView MovingVariance => Weight("moving_variance");

    /// <summary>With Renorm: the moving average of the batches' deviations, from which the moving variance follows.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared without Renorm.</exception>
    public WeightView MovingStddev => Weight("moving_stddev");

    /// <summary>With Renorm: the mean that training corrects towards.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared without Renorm.</exception>
    public WeightView RenormMean => Weight("renorm_mean");

    /// <summary>With Renorm: the deviation that training corrects towards.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared without Renorm.</exception>
    public WeightView RenormStddev => Weight("renorm_stddev");
}
