using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>
/// What merges of masked inputs hold, step by step, as Keras 3.15 computes it (base_merge.py, multiply.py): products and extremes leave out what a mask takes
/// out, sums and means do not. Steps: both count, only A, only B, none; 9 is the value that Masking looks for.
/// </summary>
public sealed class MergeMaskTests
{
    private const string A = "[Input(4, 1)] private static partial LayerNode X { get; } [Masking(MaskValue = 9, From = nameof(X)), Rescaling(2, Offset = 0)] private static partial LayerNode A { get; } ";
    private const string MaskedB = "[Input(4, 1)] private static partial LayerNode Y { get; } [Masking(MaskValue = 9, From = nameof(Y)), Rescaling(3, Offset = 1)] private static partial LayerNode B { get; } ";
    private const string PlainB = "[Input(4, 1)] private static partial LayerNode Y { get; } [Rescaling(3, Offset = 1, From = nameof(Y))] private static partial LayerNode B { get; } ";

    private static readonly double[] Xs = [2, -3, 9, 9], Ys = [-1, 9, 4, 9];

    // Masking leaves 0 where a step does not count, so that A is 4, -6, 0, 0 and B -2, 1, 13, 1; where none counts, extremes hold the first input
    [Theory]
    [InlineData("Multiply", new double[] { -8, -6, 13, 0 })]
    [InlineData("Maximum", new double[] { 4, -6, 13, 0 })]
    [InlineData("Minimum", new double[] { -2, -6, 13, 0 })]
    [InlineData("Add", new double[] { 2, -5, 13, 1 })]
    [InlineData("Subtract", new double[] { 6, -7, -13, -1 })]
    [InlineData("Average", new double[] { 1, -2.5, 6.5, 0.5 })]
    public void BothMasked(string merge, double[] expected) => Assert.Equal(expected, Merged(A + MaskedB, merge));

    // B is -2, 28, 13, 28 and always counts
    [Theory]
    [InlineData("Multiply", new double[] { -8, -168, 13, 28 })]
    [InlineData("Maximum", new double[] { 4, 28, 13, 28 })]
    [InlineData("Minimum", new double[] { -2, -6, 13, 28 })]
    [InlineData("Add", new double[] { 2, 22, 13, 28 })]
    public void OneMasked(string merge, double[] expected) => Assert.Equal(expected, Merged(A + PlainB, merge));

    [Theory]
    [InlineData("Multiply", true, new double[] { 1, 1, 1, 0 })]
    [InlineData("Maximum", true, new double[] { 1, 1, 1, 0 })]
    [InlineData("Add", true, new double[] { 1, 1, 1, 0 })]
    [InlineData("Multiply", false, new double[] { 1, 1, 1, 1 })]
    [InlineData("Minimum", false, new double[] { 1, 1, 1, 1 })]
    public void AStepCounts_WhereAnyInputCounts_AndAlwaysWhereOneHasNoMask(string merge, bool both, double[] counts)
    {
        var model = ModelSource.BindGraph($"{A}{(both ? MaskedB : PlainB)}[{merge}(nameof(A), nameof(B))] private static partial LayerNode C {{ get; }}", "MeanAbsoluteError(Reduction = LossReduction.Sum), Sgd");
        var ports = Ports();
        ports[PortKind.Target] = [[.. Merged(A + (both ? MaskedB : PlainB), merge).Select(v => v + 1)]];

        Assert.Equal(counts.Sum(), GraphInterpreter.Run(ModelLowering.Evaluate(model), ports).Sum(0), 1e-12);
    }

    [Fact]
    public void AnInputThatGainsAxes_HasItsMaskNoMore()
    {
        const string Nodes = """
            [Input(2, 2)] private static partial LayerNode X { get; } [Masking(MaskValue = 9, From = nameof(X)), Reshape(2, 2)] private static partial LayerNode A { get; }
            [Input(3, 2, 2)] private static partial LayerNode B { get; } [Multiply(nameof(A), nameof(B))] private static partial LayerNode C { get; }
            """;
        var ports = new PortValues(1) { [PortKind.Input] = [[9, 9, 2, 3]], [PortKind.Input, 1] = [[.. Enumerable.Range(1, 12).Select(i => (double)i)]] };

        double[] expected = [.. Enumerable.Range(1, 12).Select(i => new double[] { 0, 0, 2, 3 }[(i - 1) % 4] * i)];
        Assert.Equal(expected, Output(Nodes, ports));
    }

    private static double[] Merged(string inputs, string merge) => Output($"{inputs}[{merge}(nameof(A), nameof(B))] private static partial LayerNode C {{ get; }}", Ports());

    private static double[] Output(string nodes, PortValues ports)
    {
        var model = ModelSource.BindGraph(nodes, "MeanSquaredError, Sgd");
        Assert.True(model.IsValid, string.Join('\n', model.Findings.Select(f => f.Sentence)));
        return GraphInterpreter.Run(ModelLowering.Predict(model), ports)[PortKind.Output][0];
    }

    private static PortValues Ports() => new(1) { [PortKind.Input] = [Xs], [PortKind.Input, 1] = [Ys] };
}
