using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>The functions of vectors, in float64.</summary>
internal static class LaneValues
{
    /// <summary>The lanes of the result.</summary>
    /// <param name="function">Lane by lane, or from all lanes to all.</param>
    /// <param name="x">The lanes of each operand.</param>
    public static double[] Apply(LaneFunction function, IReadOnlyList<double[]> x) => function switch
    {
        LaneFunction.SumLanes => All(x[0], x[0].Sum()),
        LaneFunction.MaxLanes or LaneFunction.MaxLanesNative => All(x[0], x[0].Max()),
        LaneFunction.MinLanes => All(x[0], x[0].Min()),
        LaneFunction.Select => Lanes(x[0], i => x[0][i] != 0 ? x[1][i] : x[2][i]),
        LaneFunction.MaxNative => Lanes(x[0], i => Scalars.Binary(BinaryKind.Max, x[0][i], x[1][i])),
        _ when Enum.TryParse(function.ToString(), out UnaryKind unary) => Lanes(x[0], i => Scalars.Unary(unary, x[0][i])),
        _ when Enum.TryParse(function.ToString(), out BinaryKind binary) => Lanes(x[0], i => Scalars.Binary(binary, x[0][i], x[1][i])),
        _ => throw new InvalidOperationException($"the interpreter does not know {function}"),
    };

    private static double[] All(double[] like, double value) => Lanes(like, _ => value);

    private static double[] Lanes(double[] like, Func<int, double> lane) => [.. Enumerable.Range(0, like.Length).Select(lane)];
}
