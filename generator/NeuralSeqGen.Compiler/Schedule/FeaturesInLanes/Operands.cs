using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>Operands with features in the lanes: a tile is some samples of the group × some vectors of the last axis, each sample's row apart in memory.</summary>
internal sealed class Operands(Job job, Forms forms, Area area) : IOperands
{
    private readonly int _lanes = job.Tiling.Lanes;

    public bool FusesMultiplyAdd => true;

    public IOperands For(Cluster cluster, Area other) => new Operands(job with { Cluster = cluster }, forms, other);

    // a row is a sample, which is no axis of the values
    public IReadOnlyList<AffineIndex> Indices(int element) => [.. area.Outer, area.Column! + (element % area.Columns * _lanes)];

    public Operand Load(Value value, int element, IReadOnlyList<AffineIndex> indices)
    {
        var layout = forms.Any(value);
        bool repeats = indices.Count == 0 || layout.Strides.Last() == 0;
        layout = repeats ? layout : forms.Rows(value);
        var (pointer, index) = job.Builder.Address(layout, indices, Clusterer.Name(value), Sample(element / area.Columns));
        return new Inline(repeats ? new BroadcastExpression(pointer, index) : new LoadExpression(pointer, index));
    }

    public IotaExpression Iota(IReadOnlyList<AffineIndex> indices) => new(indices[indices.Count - 1], AlongLanes: true);

    /// <summary>One number of a sample's row, in all lanes.</summary>
    public Operand Left(Factors factors, int row, IReadOnlyList<AffineIndex> k)
    {
        var (pointer, index) = job.Builder.Address(forms.Any(factors.Left), [.. area.Outer, .. k], Clusterer.Name(factors.Left), Sample(row));
        return new Inline(new BroadcastExpression(pointer, index));
    }

    /// <summary>A vector of a row of weights [k…, N].</summary>
    public Operand Right(Factors factors, int column, IReadOnlyList<AffineIndex> k)
    {
        var (pointer, index) = job.Builder.Address(forms.Weights(factors.Right, factors.Term), [.. k, area.Column! + (column * _lanes)], Clusterer.Name(factors.Right));
        return new Inline(new LoadExpression(pointer, index));
    }

    public IEnumerable<Statement> Store(Tile tile, Value value, int element) =>
        job.Level.Destinations(value).Where(target => target.Form == Form.Features).Select(target => Store(target, value.Name ?? "result", element, tile.Read(value, element)));

    private AffineIndex Sample(int row) => area.Row! + row;

    private StoreStatement Store(Layout target, string name, int element, Operand operand)
    {
        var (pointer, index) = job.Builder.Address(target, Indices(element), name, Sample(element / area.Columns));
        return new StoreStatement(pointer, index, operand);
    }
}
