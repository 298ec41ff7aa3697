using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>Ops that bring several elements together.</summary>
internal static class SumCases
{
    private static readonly OpInput TwoByThree = new(new Shape(2, 3), [1, 2, 3, 6, 4, 5]), A = new(new Shape(2, 2), [1, 2, 3, 4]), B = new(new Shape(2, 2), [5, 6, 7, 8]);

    private static readonly OpInput Logarithms = new(new Shape(2, 3), [0, Math.Log(2), Math.Log(3), 1, 1, 1]);

    public static readonly IReadOnlyList<OpCase> All =
    [
        new(new ReduceOp(ReduceKind.Sum, 1), [6, 15], TwoByThree),
        new(new ReduceOp(ReduceKind.Sum, 0), [21], TwoByThree),
        new(new ReduceOp(ReduceKind.Max, 1), [3, 6], TwoByThree),
        new(new ReduceOp(ReduceKind.Max, 1, TiesToFirst: true), [3, 6], TwoByThree),
        new(new ReduceOp(ReduceKind.Min, 1), [1, 4], TwoByThree),
        new(new ReduceOp(ReduceKind.ArgMax, 1), [2, 0], TwoByThree),
        new(new ReduceOp(ReduceKind.LogSumExp, 1), [Math.Log(6), 1 + Math.Log(3)], Logarithms),
        new(new DoubleReduceOp(DoubleReduceKind.Sum, 1), [6, 15], TwoByThree),
        new(new DoubleReduceOp(DoubleReduceKind.Sum, 0), [21], TwoByThree),
        new(new DoubleReduceOp(DoubleReduceKind.Norm, 1), [Math.Sqrt(14), Math.Sqrt(77)], TwoByThree),
        new(new DoubleReduceOp(DoubleReduceKind.Norm, 0), [Math.Sqrt(91)], TwoByThree),
        new(new SoftmaxOp(), [1.0 / 6, 1.0 / 3, 0.5, 1.0 / 3, 1.0 / 3, 1.0 / 3], Logarithms),
        new(new SoftmaxOp(WithLogSum: true), [1.0 / 6, 1.0 / 3, 0.5, 1.0 / 3, 1.0 / 3, 1.0 / 3, Math.Log(6), 1 + Math.Log(3)], Logarithms),
        new(new BatchReduceOp(), [11, 22, 11, 22], new OpInput(new Shape(2), [1, 2, 10, 20])),
        new(new ScatterAddRowsOp(3), [1, 2, 0, 0, 30, 40, 1, 2, 0, 0, 30, 40], new OpInput(new Shape(1), [0, 2], NotTrained: "ids are whole numbers"), new OpInput(new Shape(1, 2), [1, 2, 30, 40], NotTrained: "the gradient of gather, which nothing differentiates again")),
        new(new FoldOp(0, 3, 1, 1), [1, 2 + 3, 4], A),
        new(new FoldOp(0, 4, 1, 2), [1, 3, 2, 4], A),
        new(Product(new ProductTerm()), [19, 22, 43, 50], A, B),
        new(Product(new ProductTerm(TransposeB: true)), [17, 23, 39, 53], A, B),
        new(Product(new ProductTerm(TransposeA: true)), [26, 30, 38, 44], A, B),
        new(new ProductOp(new([new ProductTerm()]), HasInit: true), [20, 24, 44, 52], A, B, new OpInput(new Shape(2), [1, 2])),
        new(new ProductOp(new([new ProductTerm()]), HasInit: true), [20, 24, 46, 54], A, B, A),
        new(Product(new ProductTerm(), new ProductTerm(TransposeB: true)), [36, 45, 82, 103], A, B, A, B),
        new(new ProductOp(new([new ProductTerm()]), HasInit: false, BatchAxes: 1), [17, 53], new OpInput(new Shape(2, 1, 2), [1, 2, 3, 4]), new OpInput(new Shape(2, 2, 1), [5, 6, 7, 8])),
        new(Product(new ProductTerm(Depth: 2)), [70], new OpInput(new Shape(1, 2, 2), [1, 2, 3, 4]), new OpInput(new Shape(2, 2, 1), [5, 6, 7, 8])),
    ];

    private static ProductOp Product(params ProductTerm[] terms) => new(new(terms), HasInit: false);
}
