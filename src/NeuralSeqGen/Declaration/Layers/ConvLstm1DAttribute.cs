namespace NeuralSeqGen;

/// <summary>
/// An LSTM whose products are convolutions along the rows of each step (Shi et al., 2015): (steps, rows, channels) to (rows, filters), or to
/// (steps, rows, filters) with <see cref="CellLayerAttribute.ReturnSequences"/>. Gates i, f, c, o: <c>c = f·c' + i·candidate</c>, <c>h = o·activation(c)</c>.
/// </summary>
/// <remarks>The convolution of the state goes on by one row and is padded, so that the state keeps its rows. A step is masked where all its rows are.</remarks>
/// <param name="filters">The features of both states and of the output.</param>
/// <param name="kernelSize">The rows in a window.</param>
public sealed class ConvLstm1DAttribute(int filters, int kernelSize) : CellLayerAttribute
{
    /// <summary>The features of both states and of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>The rows in a window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The rows from one window of the input to the next.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The rows from one element of a window of the input to the next; above 1 only with strides of 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>How the rows of the input are padded; <see cref="ConvolutionPadding.Causal"/> does not exist here.</summary>
    public ConvolutionPadding Padding { get; set; }

    /// <summary>The activation of the gates i, f and o.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>True starts the bias of the forget gate at ones.</summary>
    public bool UnitForgetBias { get; set; } = true;
}
