using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>Operands of one sequence: a tile is some rows × some vectors of the last axis, or one number of a row (no column), which is in all lanes.</summary>
internal sealed class Operands(Job job, Func<Value, Layout> resolve, Area area) : IOperands
{
    private readonly int _lanes = job.Tiling.Lanes;

    public IOperands For(Cluster cluster, Area other) => new Operands(job with { Cluster = cluster }, resolve, other);

    public IReadOnlyList<AffineIndex> Indices(int element) => area.Indices(element, _lanes);

    public Operand Load(Value value, int element, IReadOnlyList<AffineIndex> indices) =>
        area.Column is null ? Number(value, indices) : Held(value, indices) ?? Vector(value, indices, Math.Max(0, indices.Count - area.Rank));

    public IotaExpression Iota(IReadOnlyList<AffineIndex> indices) =>
        new(indices.Count == 0 ? AffineIndex.Zero : indices[indices.Count - 1], AlongLanes: area.Column is not null && indices.Count <= area.Rank);

    public Operand Left(Factors factors, int row, IReadOnlyList<AffineIndex> k) => job.Constant(factors.Left) ?? Number(factors.Left, [.. area.IndicesOfRow(row), .. k]);

    public Operand Right(Factors factors, int column, IReadOnlyList<AffineIndex> k) =>
        job.Constant(factors.Right) ?? Vector(factors.Right, [.. area.IndicesOfRow(0).Take(factors.BatchAxes), .. k, area.Column! + (column * _lanes)], 0);

    public IEnumerable<Statement> Store(Tile tile, Value value, int element) =>
        job.Level.Destinations(value).Select(target => Store(target, value.Name ?? "result", element, tile.Read(value, element)));

    /// <summary>A vector of a short value that a cluster before has left in a register.</summary>
    private Operand? Held(Value value, IReadOnlyList<AffineIndex> indices) =>
        value.Shape.Rank == 1 && indices.Count == 1 && indices[0].Terms.Count == 0 && job.Builder.Held.TryGetValue((value, indices[0].Constant / _lanes), out var held) ? held : null;

    private Inline Number(Value value, IReadOnlyList<AffineIndex> indices)
    {
        var (pointer, index) = job.Builder.Address(resolve(value), value.Shape.Rank == 0 ? [] : indices, Clusterer.Name(value));
        return new Inline(new BroadcastExpression(pointer, index));
    }

    /// <summary>A vector along the axis in the lanes, behind which so many indices stand, or one number in all lanes where the value repeats along it.</summary>
    private Inline Vector(Value value, IReadOnlyList<AffineIndex> indices, int behind)
    {
        var layout = resolve(value);
        int stride = indices.Count == 0 ? 0 : layout.Strides[indices.Count - 1 - behind];
        if (stride == 0)
        {
            return Number(value, indices);
        }

        // a vector may read over the end of its row only where the row is padded or more rows follow
        bool whole = layout.Buffer.Kind is BufferKind.Parameters or BufferKind.Kept || layout.Start.Constant % Group.Size == 0;
        if (stride != 1 || !whole)
        {
            job.Level.Refuse("elements that are not neighbours");
        }

        var (pointer, index) = job.Builder.Address(layout, indices, Clusterer.Name(value));
        return new Inline(new LoadExpression(pointer, index));
    }

    private Statement Store(Layout target, string name, int element, Operand operand)
    {
        if (area.Column is not null && (target.Strides.Last() != 1 || target.Start.Constant % Group.Size != 0))
        {
            job.Level.Refuse("a result that is not whole rows");
        }

        var (pointer, index) = job.Builder.Address(target, Indices(element), name);
        return area.Column is null ? new StoreFirstStatement(pointer, index, operand) : new StoreStatement(pointer, index, operand);
    }
}
