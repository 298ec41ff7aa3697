using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>One register tile with features in the lanes: some samples of the group × some vectors of the last axis.</summary>
/// <param name="level">The graph level.</param>
/// <param name="cluster">What is computed.</param>
/// <param name="builder">The kernel.</param>
/// <param name="forms">Where values are.</param>
/// <param name="outer">Indices of the axes before the last.</param>
/// <param name="sample">First sample.</param>
/// <param name="samples">Number of samples.</param>
/// <param name="column">First feature.</param>
/// <param name="vectors">Vectors of a row.</param>
/// <param name="lanes">Features in a vector.</param>
internal sealed class Tile(Level level, Cluster cluster, KernelBuilder builder, Forms forms, IReadOnlyList<AffineIndex> outer, AffineIndex sample, int samples, AffineIndex column, int vectors, int lanes)
    : SamplesInLanes.Tile(level, cluster, builder, forms.Any, outer, null, samples, column, vectors)
{
    /// <summary>Index of a vector's first element.</summary>
    public override IReadOnlyList<AffineIndex> Indices(int element) => [.. Outer, Column + (element % Columns * lanes)];

    /// <summary>Declares the sums of a product, a register each.</summary>
    public void BeginProduct()
    {
        var root = Cluster.Root!;
        var init = ((ProductOp)root.Op).HasInit ? root.Inputs.Last() : null;
        for (int e = 0; e < Elements; e++)
        {
            var indices = Indices(e);
            var start = init is null ? new Immediate(0) : Read(init, e, init.Shape.Rank == indices.Count ? indices : [indices[indices.Count - 1]]);
            SetRegister(root.Output, e, Define(root.Output.Name ?? "sum", e, new OperandExpression(start), Statements));
        }
    }

    /// <summary>The register of one of those sums.</summary>
    public Register Sum(int element) => (Register)Read(Cluster.Root!.Output, element, Indices(element));

    /// <summary>One number of a sample's row, in all lanes.</summary>
    public Inline Number(Value value, int ofSample, IReadOnlyList<AffineIndex> k)
    {
        var (pointer, index) = Builder.Address(forms.Any(value), [.. Outer, .. k], Clusterer.Name(value), sample + ofSample);
        return new Inline(new BroadcastExpression(pointer, index));
    }

    /// <summary>A vector of a row of weights [k…, N].</summary>
    public Inline Weights(Value value, ProductTerm term, IReadOnlyList<AffineIndex> k, int vector)
    {
        var (pointer, index) = Builder.Address(forms.Weights(value, term), [.. k, Column + (vector * lanes)], Clusterer.Name(value));
        return new Inline(new LoadExpression(pointer, index));
    }

    protected override Inline Fetch(Value value, int element, IReadOnlyList<AffineIndex> indices)
    {
        var layout = forms.Any(value);
        bool repeats = indices.Count == 0 || layout.Strides.Last() == 0;
        layout = repeats ? layout : forms.Rows(value);
        var (pointer, index) = Builder.Address(layout, indices, Clusterer.Name(value), sample + (element / Columns));
        return new Inline(repeats ? new BroadcastExpression(pointer, index) : new LoadExpression(pointer, index));
    }

    protected override void Store(Value value, int element)
    {
        foreach (var target in Level.Destinations(value).Where(target => target.Form == Form.Features))
        {
            var (pointer, index) = Builder.Address(target, Indices(element), value.Name ?? "result", sample + (element / Columns));
            Statements.Add(new StoreStatement(pointer, index, Read(value, element, Indices(element))));
        }
    }

    protected override IotaExpression Iota(IReadOnlyList<AffineIndex> indices) => new(indices[indices.Count - 1], AlongLanes: true);
}
