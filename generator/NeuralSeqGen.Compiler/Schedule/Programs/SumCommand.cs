using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>Sums over the trailing axes of a value in double; the sum of all of it is a number of the batch, any other goes to a place in the arena.</summary>
internal sealed record SumCommand(DoubleReduceOp Op, Layout Source, Layout? Target, string? Name) : Command
{
    /// <summary>Extents and strides summed over: at most two axes, the first of extent 1 where there is one.</summary>
    public ((int Extent, int Stride) Rows, (int Extent, int Stride) Columns) Summed => Pair((Source with { Shape = Source.Shape.Skip(Op.Axis), Strides = Source.Strides.Skip(Op.Axis).ToEquatableArray() }).Merged());

    /// <summary>Extents and strides of the axes that stay.</summary>
    public ((int Extent, int Stride) Outer, (int Extent, int Stride) Inner) Kept => Pair(([.. Source.Shape.Take(Op.Axis)], [.. Source.Strides.Take(Op.Axis)]));

    private static ((int Extent, int Stride) First, (int Extent, int Stride) Second) Pair((List<int> Extents, List<int> Strides) axes) => axes.Extents.Count switch
    {
        0 => ((1, 0), (1, 1)),
        1 => ((1, 0), (axes.Extents[0], axes.Strides[0])),
        2 => ((axes.Extents[0], axes.Strides[0]), (axes.Extents[1], axes.Strides[1])),
        _ => throw new GraphException("a sum over, or beside, three axes that do not run on"),
    };
}
