using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>The indexer: an index takes an element of an axis, which disappears, a range some of them.</summary>
internal static class ItemOperation
{
    public static Value Apply(OperationCall call)
    {
        var x = call.Tensor(0);
        var indices = call.List(1);
        if (indices.Count > x.Shape.Rank)
        {
            throw call.Misfit($"{indices.Count} indices for the {x.Shape.Rank} axes of {Naming.Sample(x.Shape)}.");
        }

        int axis = 0;
        foreach (object? index in indices)
        {
            int extent = x.Shape[axis];
            var range = index as FunctionRange;
            int from = FromEnd.Resolve(range is null ? index : range.Begin ?? 0, extent), end = range is null ? from + 1 : FromEnd.Resolve(range.End ?? extent, extent);
            if (from < 0 || from >= end || end > extent)
            {
                throw call.Misfit($"elements {from} to {end - 1} of an axis of {extent} in {Naming.Sample(call.Tensor(0).Shape)}: there is nothing there, the elements are 0 to {extent - 1}.");
            }

            x = range is null ? call.Builder.Index(x, axis, from) : call.Builder.Slice(x, axis, from, end - from);
            axis += range is null ? 0 : 1;
        }

        return x;
    }
}
