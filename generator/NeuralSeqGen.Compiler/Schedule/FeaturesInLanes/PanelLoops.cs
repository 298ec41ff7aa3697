using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>
/// Copies weights [k…, N] to panels one vector wide, whose rows follow one another: a product then reads one stretch of memory from front to end, which
/// the first level of the cache holds for all samples.
/// </summary>
internal sealed class PanelLoops(KernelBuilder builder, Tiling tiling)
{
    /// <summary>The layout of panels in a buffer: an index along N is a multiple of the vector's length there.</summary>
    public static Layout Panels(MemoryBuffer buffer, Shape shape, int lanes)
    {
        var rows = shape.Take(shape.Rank - 1);
        return new Layout(buffer, AffineIndex.Zero, shape, new([.. rows.Strides().Select(stride => stride * lanes), rows.Elements]));
    }

    /// <summary>Floats of the panels.</summary>
    public static long Length(Shape shape, int lanes) => Group.RoundUp(shape.Take(shape.Rank - 1).LongElements * ((shape.Last + (long)lanes - 1) / lanes * lanes));

    public void Emit(Layout source, Layout panels)
    {
        builder.Kernel.Remarks.Add($"weights {source.Shape} in panels");
        int whole = source.Shape.Last / tiling.Lanes, rest = source.Shape.Last % tiling.Lanes;
        builder.Kernel.Body.AddRange(builder.Repeat("vector", whole, vector => Rows(0, [], vector * tiling.Lanes, tiling.Lanes)));
        builder.Kernel.Body.AddRange(rest == 0 ? [] : Rows(0, [], whole * tiling.Lanes, rest));

        IReadOnlyList<Statement> Rows(int axis, List<AffineIndex> k, AffineIndex column, int lanes) => axis == source.Shape.Rank - 1
            ? Row([.. k, column], lanes)
            : builder.Repeat("k", source.Shape[axis], i => Rows(axis + 1, [.. k, i], column, lanes));

        IReadOnlyList<Statement> Row(List<AffineIndex> indices, int lanes)
        {
            var (from, at) = builder.Address(source, indices, "weights");
            var (to, place) = builder.Address(panels, indices, "panels");
            if (source.Strides.Last() == 1 && source.Buffer.Scale == 1)
            {
                return [new StoreStatement(to, place, new Inline(new LoadExpression(from, at)))];
            }

            return [.. Enumerable.Range(0, lanes).Select(lane => new StoreFirstStatement(to, place + lane, new Inline(new BroadcastExpression(from, at + (lane * source.Strides.Last() * source.Buffer.Scale)))))];
        }
    }
}
