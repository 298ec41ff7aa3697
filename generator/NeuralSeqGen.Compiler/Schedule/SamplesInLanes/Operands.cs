using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>Operands with samples in the lanes: every element is a vector over the samples of a group, a number that all samples share is in every lane.</summary>
internal sealed class Operands(Job job, Func<Value, Layout> resolve, Area area) : IOperands
{
    // sums of four vectors cost little more than the sum of one: they are transposed first
    private const int AddedTogether = 4;

    public IOperands For(Cluster cluster, Area other) => new Operands(job with { Cluster = cluster }, resolve, other);

    public IReadOnlyList<AffineIndex> Indices(int element) => area.Indices(element, 1);

    public Operand Load(Value value, int element, IReadOnlyList<AffineIndex> indices) => Load(job.Builder, resolve(value), indices, Clusterer.Name(value));

    /// <summary>All lanes from the arena, one number for every lane from the runtime's arrays.</summary>
    public static Inline Load(KernelBuilder builder, Layout layout, IReadOnlyList<AffineIndex> indices, string? name)
    {
        var (pointer, index) = builder.Address(layout, indices, name);
        return new Inline(HasLanes(layout.Buffer.Kind) ? new LoadExpression(pointer, index) : new BroadcastExpression(pointer, index));
    }

    /// <summary>Whether memory has a number for each sample; all samples share what is in the runtime's arrays of weights and sums.</summary>
    public static bool HasLanes(BufferKind kind) => kind is BufferKind.Arena or BufferKind.State;

    public IotaExpression Iota(IReadOnlyList<AffineIndex> indices) => new(indices.Count == 0 ? AffineIndex.Zero : indices[indices.Count - 1]);

    public Operand Left(Factors factors, int row, IReadOnlyList<AffineIndex> k)
    {
        var at = area.Row is null ? AffineIndex.Zero : area.Row + row;
        return Factor(factors.Left, factors.Term.TransposeA ? [.. Batch(factors), .. k, at] : [.. area.IndicesOfRow(row), .. k]);
    }

    public Operand Right(Factors factors, int column, IReadOnlyList<AffineIndex> k) =>
        Factor(factors.Right, factors.Term.TransposeB ? [.. Batch(factors), area.Column! + column, .. k] : [.. Batch(factors), .. k, area.Column! + column]);

    public IEnumerable<Statement> Store(Tile tile, Value value, int element) =>
        job.Level.Destinations(value).Where(target => target.Form == Form.Samples).SelectMany(target => Adds(target) ? Add(tile, target, value, element) : [Write(tile, target, value, element)]);

    private IEnumerable<AffineIndex> Batch(Factors factors) => area.Outer.Take(factors.BatchAxes);

    private Operand Factor(Value value, IReadOnlyList<AffineIndex> indices) => job.Constant(value) ?? Load(value, 0, indices);

    private static bool Adds(Layout target) => target.Buffer.Kind is BufferKind.Gradients or BufferKind.Sums or BufferKind.PhaseSums;

    private StoreStatement Write(Tile tile, Layout target, Value value, int element)
    {
        var (pointer, index) = job.Builder.Address(target, Indices(element), value.Name ?? "result");
        return new StoreStatement(pointer, index, tile.Read(value, element));
    }

    /// <summary>Adds one element to a sum, or, of gradients, a run of elements behind the last of them.</summary>
    private IEnumerable<Statement> Add(Tile tile, Layout target, Value value, int element)
    {
        int column = element % area.Columns, run = AddedTogether;
        bool inRuns = target.Buffer.Kind == BufferKind.Gradients && job.Cluster.Space.Rank > 0 && target.Strides.Last() == 1;
        if (!inRuns || column >= area.Columns / run * run)
        {
            var (pointer, index) = job.Builder.Address(target, Indices(element), value.Name ?? target.Buffer.Name);
            return [new AddLanesStatement(pointer, index, tile.Read(value, element))];
        }

        if (column % run < run - 1)
        {
            return [];
        }

        int first = element - run + 1;
        var (start, at) = job.Builder.Address(target, Indices(first), value.Name ?? target.Buffer.Name);
        return [new AddFourLanesStatement(start, at, [.. Enumerable.Range(first, run).Select(e => tile.Read(value, e))])];
    }
}
