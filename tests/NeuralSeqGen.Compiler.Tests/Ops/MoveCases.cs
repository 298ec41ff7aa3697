using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>Ops that move or repeat elements.</summary>
internal static class MoveCases
{
    private static readonly OpInput TwoByThree = new(new Shape(2, 3), [1, 2, 3, 4, 5, 6]);

    public static readonly IReadOnlyList<OpCase> All =
    [
        new(new ReshapeOp(new Shape(3, 2)), [1, 2, 3, 4, 5, 6], TwoByThree),
        new(new StopGradientOp(), [1, 2, 3, 4, 5, 6], TwoByThree with { NotTrained = "it is there to have no gradient" }),
        new(new SliceOp(1, 1, 2), [2, 3, 5, 6], TwoByThree),
        new(new SliceOp(0, 1, 1), [4, 5, 6], TwoByThree),
        new(new ReverseOp(1), [3, 2, 1, 6, 5, 4], TwoByThree),
        new(new ReverseOp(0), [4, 5, 6, 1, 2, 3], TwoByThree),
        new(new PadOp(0, 1, 2, 1, 7), [7, 8, 7, 9, 7, 7], new OpInput(new Shape(2), [8, 9])),
        new(new PadOp(1, 1, 0), [0, 1, 2, 3, 0, 4, 5, 6], TwoByThree),
        new(new ConcatOp(1), [1, 3, 4, 2, 5, 6], new OpInput(new Shape(2, 1), [1, 2]), new OpInput(new Shape(2, 2), [3, 4, 5, 6])),
        new(new BroadcastOp(new Shape(2, 3), new([0])), [8, 8, 8, 9, 9, 9], new OpInput(new Shape(2), [8, 9])),
        new(new BroadcastOp(new Shape(2, 2), new([1])), [8, 9, 8, 9], new OpInput(new Shape(2), [8, 9])),
        new(new TransposeOp(new([1, 0])), [1, 4, 2, 5, 3, 6], TwoByThree),
        new(new TransposeOp(new([2, 0, 1])), [1, 3, 5, 2, 4, 6], new OpInput(new Shape(1, 3, 2), [1, 2, 3, 4, 5, 6])),
        new(new WindowOp(0, 2, 2, 1), [1, 2, 3, 4], new OpInput(new Shape(5), [1, 2, 3, 4, 5])),
        new(new WindowOp(0, 2, 1, 2), [1, 3, 2, 4], new OpInput(new Shape(4), [1, 2, 3, 4])),
        new(new GatherOp(), [5, 6, 1, 2], new OpInput(new Shape(2), [2, 0], NotTrained: "ids are whole numbers"), new OpInput(new Shape(3, 2), [1, 2, 3, 4, 5, 6])),
    ];
}
