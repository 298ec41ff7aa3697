using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a convolutional LSTM: kernel (kernelSize, channels, 4·filters), recurrent kernel (kernelSize, filters, 4·filters), four gate blocks side by side in the order i, f, c, o.</summary>
public sealed class ConvLstm1DLayer : RecurrentLayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ConvLstm1DLayer(IParameterStore parameters, string name) : base(parameters, name) { }
}
