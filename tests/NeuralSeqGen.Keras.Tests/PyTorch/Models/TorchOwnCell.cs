using static NeuralSeqGen.Tensor;

namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>An LSTM whose gates stand in an order of its own.</summary>
[SequenceModel]
[Input(4, 3)]
[Rnn(nameof(Own), 2)]
public sealed partial class TorchOwnCell
{
    [TensorFunction]
    internal static (Tensor H, Tensor C) Own(Tensor x, Tensor h, Tensor c, [Weight("features", "4*units")] Tensor kernel, [Weight("units", "4*units")] Tensor recurrent_kernel, [Weight("4*units")] Tensor bias)
    {
        var (o, g, f, i) = (x.Dot(kernel) + h.Dot(recurrent_kernel) + bias).Split(4);
        var next = Sigmoid(f) * c + Sigmoid(i) * Tanh(g);
        return (Sigmoid(o) * Tanh(next), next);
    }
}
