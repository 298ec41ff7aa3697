using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The base of all losses: reduced over the last axis, then the mean over samples and steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LossAttribute : ModelPartAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>The factor of this loss in the total.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>How the losses of samples and steps become one number.</summary>
    public LossReduction Reduction { get; set; }
}
