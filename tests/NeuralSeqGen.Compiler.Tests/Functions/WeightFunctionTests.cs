using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Operations on weights alone, which are the same for all samples, and on numbers alone.</summary>
public sealed class WeightFunctionTests
{
    private const int Seed = 4;

    public static TheoryData<string> Bodies =>
    [
        "x + (2 * w).Pad(1, 2)[.., 1..7]",
        "x + w.Pad(3, 0, -1, 0.5)[.., ..6]",
        "x.Pad(2, 1) * (1 + Sin(w).Pad(2, 1, -1, 1))",
        "Concatenate([x, x]) * Concatenate([2 * w, Sin(w)])",
        "x.Pad(1, 1, 0) * (3 * w).Pad(1, 1, 0)",
        "x.Dot((2 * w).Transpose().CumSum(0))",
        "x * w.Shift(1) + Tanh(w).Roll(-2) + w.Flip()",
        "x + Softmax(w)",
        "x * w.Sum(0) + w.Max(-1, true) + w.Var()",
        "(2 * w).Take(x.ArgMax(-1)) * x",
        "w.Take(x.ArgMax(-1)) * x",
        "w.Reshape(4, 2, 3).Take(x.ArgMax(0).Reshape(2, 3)[.., ..2]) * x[0, 0]",
        "x * w + Full([6], 0.5).Pad(1, 1, 0, 2)[..6]",
        "x + Arange(8).Shift(3, -1, 0.25)[1..7] * w",
        "Power(1 + Square(w), 1.5) * Power(x, 3) + Power(1.5 + Square(x), w)",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Gradients_AreFiniteDifferences(string body) => ModelProperties.GradientsAreFiniteDifferences(Model(body), Seed);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Programs_ComputeTheGraph(string body)
    {
        ModelProperties.ProgramsComputeTheGraph(Model(body), 5, Seed);
        ModelProperties.ProgramsComputeTheGraph(Model(body), 16, Seed + 1);
    }

    private static BoundModel Model(string body) => FunctionSource.BindValid(
        "Input(4, 6), Lambda(nameof(F)), MeanSquaredError, Sgd",
        FunctionSource.Function("Tensor F(Tensor x, [Weight(4, 6)] Tensor w)", $"return {body};"));
}
