using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>The numbers of one sample's array, row-major.</summary>
internal sealed record Tensor(Shape Shape, double[] Values)
{
    public double this[params int[] index] => Values[index.Zip(Shape.Strides(), (i, stride) => i * stride).Sum()];

    /// <summary>Every index of a shape, in row-major order.</summary>
    public static IEnumerable<int[]> Indices(Shape shape) =>
        Enumerable.Range(0, shape.Elements).Select(element => shape.Strides().Select((stride, axis) => element / stride % shape[axis]).ToArray());

    /// <summary>The numbers of a formula of the index.</summary>
    public static double[] Of(Shape shape, Func<int[], double> formula) => [.. Indices(shape).Select(formula)];

    public static double[] Of(int rows, int columns, Func<int, int, double> formula) => Of(new Shape(rows, columns), i => formula(i[0], i[1]));

    /// <summary>The numbers at all indices that differ from one along some axes only.</summary>
    public IEnumerable<double> Along(int[] axes, int[] index) =>
        Indices(Shape).Where(other => other.Where((_, axis) => !axes.Contains(axis)).SequenceEqual(index.Where((_, axis) => !axes.Contains(axis)))).Select(other => this[other]);
}
