using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Means and deviations over some axes of a sample's value; the axes that are kept are named in ascending order.</summary>
internal static class Moments
{
    /// <summary>Mean over every axis that is not kept, of the kept axes' shape.</summary>
    public static Value Mean(GraphBuilder b, Value x, int[] kept)
    {
        var sum = b.SumTo(x, kept);
        return b.Mul(sum, b.Literal((double)sum.Shape.Elements / x.Shape.Elements));
    }

    /// <summary>(x − mean) / √(biased variance + ε), both over the axes that are not kept.</summary>
    public static Value Standardized(GraphBuilder b, Value x, int[] kept, double epsilon)
    {
        var centered = Centered(b, x, kept);
        return Divided(b, centered, centered, kept, epsilon);
    }

    /// <summary>x / √(biased variance + ε).</summary>
    public static Value ByDeviation(GraphBuilder b, Value x, int[] kept, double epsilon) => Divided(b, x, Centered(b, x, kept), kept, epsilon);

    /// <summary>x / √(mean of x² + ε).</summary>
    public static Value ByRootMeanSquare(GraphBuilder b, Value x, int[] kept, double epsilon) => Divided(b, x, x, kept, epsilon);

    private static Value Centered(GraphBuilder b, Value x, int[] kept) => b.Sub(x, b.Broadcast(Mean(b, x, kept), x.Shape, kept));

    private static Value Divided(GraphBuilder b, Value x, Value measured, int[] kept, double epsilon)
    {
        var root = b.Sqrt(b.Add(Mean(b, b.Mul(measured, measured), kept), b.Literal(epsilon)));
        return b.Mul(x, b.Broadcast(b.Div(b.Literal(1), root), x.Shape, kept));
    }

    /// <summary>The axes of a value that are not among some others.</summary>
    public static int[] Except(Value x, int[] axes) => Enumerable.Range(0, x.Shape.Rank).Where(axis => !axes.Contains(axis)).ToArray();
}
