using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>One register tile of weight gradients: some rows × some vectors of each of the products that multiply the same numbers.</summary>
/// <param name="job">The products.</param>
/// <param name="forms">Where values are.</param>
/// <param name="area">Rows of the weights × vectors.</param>
/// <param name="lanes">Lanes of a vector that are added to the gradients.</param>
internal sealed class Gradient(Job job, Forms forms, Area area, int lanes)
{
    private readonly Cluster _cluster = job.Cluster;
    private readonly KernelBuilder _builder = job.Builder;
    private readonly List<Statement> _statements = [];
    private readonly Dictionary<Cluster, Register[]> _sums = [];

    /// <summary>Whether this tile sums up the rows that are multiplied.</summary>
    public bool TakesRowSums { get; init; }

    /// <summary>The first of the steps that are summed up.</summary>
    public AffineIndex FirstStep { get; init; } = AffineIndex.Zero;

    /// <summary>How many they are.</summary>
    public int Steps { get; init; }

    private Value Left => _cluster.Root!.Inputs[0];

    private IEnumerable<Cluster> RowSums => TakesRowSums ? _cluster.Together.SelectMany(c => c.RowSums) : [];

    public IReadOnlyList<Statement> Emit()
    {
        foreach (var product in _cluster.Together)
        {
            Declare(product, area.Rows);
        }

        foreach (var sum in RowSums)
        {
            Declare(sum, 1);
        }

        Accumulate();
        foreach (var product in _sums.Keys)
        {
            Store(product);
        }

        return _statements;
    }

    private void Declare(Cluster product, int count)
    {
        _sums[product] = [.. Enumerable.Range(0, count * area.Columns).Select(e => _builder.Register((product.Root!.Output.Name ?? "sum") + e.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        _statements.AddRange(_sums[product].Select(sum => new DefineStatement(sum, new OperandExpression(new Immediate(0)))));
    }

    /// <summary>Loops over every axis that is summed up, the samples last.</summary>
    private void Accumulate()
    {
        int axes = Left.Shape.Rank - 1;
        var extents = axes == 0 ? new Shape(Group.Size) : new Shape([Steps, .. Enumerable.Range(1, axes - 1).Select(axis => Left.Shape[axis]), Group.Size]);
        if (LongSums.Has(extents))
        {
            IReadOnlyList<Register> sums = [.. _sums.Values.SelectMany(s => s)];
            _statements.AddRange(LongSums.Over(_builder, "k", extents, 1, sums, (k, part) => Multiply([.. k.Take(axes)], k[axes], part)));
        }
        else
        {
            Loop(extents, [], _statements);
        }
    }

    private void Loop(Shape extents, IReadOnlyList<AffineIndex> k, List<Statement> into)
    {
        bool samples = k.Count == extents.Rank - 1;
        var loop = _builder.Loop(samples ? "sample" : "k");
        var body = new List<Statement>();
        if (samples)
        {
            body.AddRange(Multiply(k, AffineIndex.Of(loop), same => same));
        }
        else
        {
            Loop(extents, [.. k, AffineIndex.Of(loop)], body);
        }

        into.Add(new LoopStatement(loop, extents[k.Count], body));
    }

    private List<Statement> Multiply(IReadOnlyList<AffineIndex> steps, AffineIndex sample, Func<Register, Register> part)
    {
        var into = new List<Statement>();
        IReadOnlyList<AffineIndex> k = [.. steps.Select((index, axis) => axis == 0 ? FirstStep + index : index)];
        var right = _cluster.Together.ToDictionary(product => product, product => Enumerable.Range(0, area.Columns).Select(v => Load(product, k, sample, v, into)).ToList());
        foreach (var product in TakesRowSums ? _cluster.Together : [])
        {
            into.AddRange(product.RowSums.SelectMany(sum => _sums[sum].Select(part).Select((total, v) => new AssignStatement(total, new ApplyExpression(LaneFunction.Add, [total, right[product][v]])))));
        }

        for (int i = 0; i < area.Rows; i++)
        {
            var (pointer, index) = _builder.Address(forms.Any(Left), [.. k, area.Row! + i], Clusterer.Name(Left), sample);
            var left = Define("a", new BroadcastExpression(pointer, index), into);
            foreach (var product in _cluster.Together)
            {
                into.AddRange(right[product].Select((vector, v) => new AssignStatement(part(_sums[product][(i * area.Columns) + v]), new FmaExpression(left, vector, part(_sums[product][(i * area.Columns) + v])))));
            }
        }

        return into;
    }

    private Register Load(Cluster product, IReadOnlyList<AffineIndex> k, AffineIndex sample, int vector, List<Statement> into)
    {
        var value = product.Root!.Inputs[1];
        var (pointer, index) = _builder.Address(forms.Rows(value), [.. k, area.Column! + (vector * job.Tiling.Lanes)], Clusterer.Name(value), sample);
        return Define("g", new LoadExpression(pointer, index), into);
    }

    private Register Define(string hint, Expression expression, List<Statement> into)
    {
        var register = _builder.Register(hint);
        into.Add(new DefineStatement(register, expression));
        return register;
    }

    private void Store(Cluster product)
    {
        foreach (var target in product.Results.Except(product.RowSums.SelectMany(s => s.Results)).SelectMany(n => job.Level.Destinations(n.Output)))
        {
            for (int e = 0; e < _sums[product].Length; e++)
            {
                var at = area.Column! + (e % area.Columns * job.Tiling.Lanes);
                var (pointer, index) = _builder.Address(target, target.Shape.Rank == 1 ? [at] : [area.Row! + (e / area.Columns), at], target.Buffer.Name);
                _statements.Add(new AddVectorStatement(pointer, index, _sums[product][e], lanes));
            }
        }
    }
}
