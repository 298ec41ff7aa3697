namespace NeuralSeqGen;

/// <summary>A gated recurrent unit (Cho et al., 2014), gates z, r, h: <c>h = z·h' + (1 − z)·candidate</c>.</summary>
/// <param name="units">The size of the state and of the output.</param>
public sealed class GruAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>The activation of the gates z and r.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// False, the classical GRU, resets the state before the recurrent product and has a bias of (3·units);
    /// true, the default of Keras 3 and the form of cuDNN and PyTorch, resets after it and has a bias of (2, 3·units).
    /// </summary>
    public bool ResetAfter { get; set; }
}
