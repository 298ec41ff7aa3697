namespace NeuralSeqGen;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997), gates i, f, c, o: <c>c = f·c' + i·candidate</c>, <c>h = o·activation(c)</c>.
/// </summary>
/// <param name="units">The size of both states and of the output.</param>
public sealed class LstmAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>The activation of the gates i, f and o.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>True starts the bias of the forget gate at ones.</summary>
    public bool UnitForgetBias { get; set; } = true;
}
