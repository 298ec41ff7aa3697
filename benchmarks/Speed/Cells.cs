using NeuralSeqGen;
using static NeuralSeqGen.Tensor;

namespace Speed;

/// <summary>Cells of the catalogue, written once more as functions.</summary>
internal static class Cells
{
    [TensorFunction]
    public static Tensor Gru(Tensor x, Tensor h, [Weight("features", "3*units")] Tensor kernel, [Weight("units", "3*units", Initializer = Initializer.Orthogonal)] Tensor recurrent, [Weight("3*units")] Tensor bias)
    {
        var (kz, kr, kh) = kernel.Split(3);
        var (uz, ur, uh) = recurrent.Split(3);
        var (bz, br, bh) = bias.Split(3);
        var z = Sigmoid(x.Dot(kz) + h.Dot(uz) + bz);
        var r = Sigmoid(x.Dot(kr) + h.Dot(ur) + br);
        var candidate = Tanh(x.Dot(kh) + (r * h).Dot(uh) + bh);
        return z * h + (1 - z) * candidate;
    }

    [TensorFunction]
    public static (Tensor Output, Tensor Cell) Lstm(Tensor x, Tensor h, Tensor c, [Weight("features", "4*units")] Tensor kernel, [Weight("units", "4*units", Initializer = Initializer.Orthogonal)] Tensor recurrent, [Weight("4*units")] Tensor bias)
    {
        var (i, f, g, o) = (x.Dot(kernel) + h.Dot(recurrent) + bias).Split(4);
        var next = Sigmoid(f) * c + Sigmoid(i) * Tanh(g);
        return (Sigmoid(o) * Tanh(next), next);
    }
}
