using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Losses against their formulas, with masks, weights and reductions. The model is its input, so that the output is known.</summary>
public sealed class LossTests
{
    private const int Steps = 3;
    private const int Classes = 4;

    // what a mask and the weights leave of each step of two samples
    private static readonly double[][] Mask = [[1, 1, 0], [1, 0, 0]];
    private static readonly double[][] Weights = [[2, 0.5, 3], [1, 1, 0.25]];

    public static TheoryData<string> Losses => [.. LossFormulas.All.Keys];

    [Fact]
    public void EveryLoss_HasAFormulaAFixtureOrTestsOfItsOwn()
    {
        // its formula is a sum over alignments, in CtcTests; a function of one's own is compared with the losses that it is, in RewrittenLossTests
        string[] elsewhere = ["Ctc", "CustomLoss"];
        var fixtures = FixtureSupport.Models(Path.Combine(AppContext.BaseDirectory, "fixtures")).SelectMany(model => model.Outputs).Select(output => output.Loss!.Loss.Name);

        Assert.Empty(LossCatalogue.All.Select(l => l.Name).Except(LossFormulas.All.Keys.Select(k => k.Split('(')[0])).Except(fixtures).Except(elsewhere));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Loss_IsTheMeanOfItsFormula(string loss)
    {
        var ports = Random(3);

        double actual = Evaluate($"[Input({Steps}, {Classes}), Activation(Activation.Linear), {loss}]", ports);

        Assert.Equal(Rows(loss, ports).SelectMany(rows => rows).Average(), actual, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void MaskAndWeights_CountEachRowOfEveryLoss(string loss)
    {
        var ports = Random(2);
        ports[PortKind.RowWeight] = Weights;
        Clear(ports, Mask);

        double actual = Evaluate($"[Input({Steps}, {Classes}), Masking, {loss}]", ports);

        double[][] rows = Rows(loss, ports);
        var counted = from s in Enumerable.Range(0, 2) from t in Enumerable.Range(0, Steps) where Mask[s][t] == 1 select rows[s][t] * Weights[s][t];
        Assert.Equal(counted.Sum() / counted.Count(), actual, 1e-9);
    }

    [Theory]
    [InlineData("SumOverBatchSize", false)]
    [InlineData("SumOverBatchSize", true)]
    [InlineData("Mean", false)]
    [InlineData("Mean", true)]
    [InlineData("Sum", false)]
    [InlineData("Sum", true)]
    [InlineData("MeanWithSampleWeight", false)]
    [InlineData("MeanWithSampleWeight", true)]
    public void Reduction_DividesByWhatKerasDividesBy(string reduction, bool masked)
    {
        var ports = Random(2);
        ports[PortKind.RowWeight] = Weights;
        double[][] mask = masked ? Mask : [[1, 1, 1], [1, 1, 1]];
        Clear(ports, mask);

        double actual = Evaluate($"[Input({Steps}, {Classes}), Masking, MeanAbsoluteError(Reduction = LossReduction.{reduction}, Weight = 2)]", ports);

        double[][] rows = Rows("MeanAbsoluteError", ports);
        var counted = from s in Enumerable.Range(0, 2) from t in Enumerable.Range(0, Steps) where mask[s][t] == 1 select (Loss: rows[s][t], Weight: Weights[s][t]);
        double sum = counted.Sum(r => r.Loss * r.Weight);
        double divisor = reduction switch { "Sum" => 1, "MeanWithSampleWeight" => counted.Sum(r => r.Weight), _ => counted.Count() };
        Assert.Equal(2 * sum / divisor, actual, 1e-12);
    }

    [Theory]
    [InlineData("SumOverBatchSize")]
    [InlineData("Sum")]
    [InlineData("MeanWithSampleWeight")]
    public void NoRowThatCounts_LossIsZero(string reduction)
    {
        var ports = Random(2);
        Clear(ports, [[0, 0, 0], [0, 0, 0]]);

        Assert.Equal(0, Evaluate($"[Input({Steps}, {Classes}), Masking, Poisson(Reduction = LossReduction.{reduction})]", ports));
    }

    [Theory]
    [InlineData("Hinge")]
    [InlineData("SquaredHinge")]
    public void Hinge_BinaryLabelsOfAWholeBatch_BecomeSigns(string loss)
    {
        var ports = Random(3);
        var signs = Random(3);
        for (int s = 0; s < 3; s++)
        {
            ports[PortKind.Target][s] = [.. Enumerable.Range(0, Steps * Classes).Select(e => (double)((s + e) % 2))];
            signs[PortKind.Target][s] = [.. ports[PortKind.Target][s].Select(t => (2 * t) - 1)];
        }

        string model = $"[Input({Steps}, {Classes}), Masking(MaskValue = 9), {loss}]";
        Assert.Equal(Rows(loss, signs).SelectMany(rows => rows).Average(), Evaluate(model, ports), 1e-12);

        // one other label, even under a mask, and all stay as they are
        ports[PortKind.Target][1][5] = 0.5;
        ports[PortKind.Input][1].AsSpan(Classes, Classes).Fill(9);
        double[][] rows = Rows(loss, ports);
        Assert.Equal((rows.Sum(r => r.Sum()) - rows[1][1]) / 8, Evaluate(model, ports), 1e-12);
    }

    [Fact]
    public void Hinge_LabelsOfFillingLanes_DecideNothing()
    {
        var ports = Random(2);
        ports[PortKind.Target] = [[.. Enumerable.Repeat(1.0, Steps * Classes)], [.. Enumerable.Repeat(0.5, Steps * Classes)]];
        ports[PortKind.Valid] = [[1], [0]];
        ports[PortKind.RowWeight] = [[1, 1, 1], [0, 0, 0]];
        ports.SetAll(PortKind.BatchCount, 1);

        double actual = Evaluate($"[Input({Steps}, {Classes}), Activation(Activation.Linear), Hinge]", ports);

        Assert.Equal(Rows("Hinge", ports)[0].Average(), actual, 1e-12);
    }

    [Fact]
    public void LogCosh_OfLargeErrors_DoesNotOverflow()
    {
        var ports = Random(1);
        ports[PortKind.Input][0].AsSpan().Fill(1e4);
        ports[PortKind.Target][0].AsSpan().Fill(-1e4);

        Assert.Equal(2e4 - Math.Log(2), Evaluate($"[Input({Steps}, {Classes}), Activation(Activation.Linear), LogCosh]", ports), 1e-9);
    }

    private static double Evaluate(string model, PortValues ports) => GraphInterpreter.Run(ModelLowering.Evaluate(ModelSource.BindValid(model)), ports).Sum(0);

    private static double[][] Rows(string loss, PortValues ports) =>
    [
        .. Enumerable.Range(0, ports.Batch).Select(s => Enumerable.Range(0, Steps).Select(t => LossFormulas.All[loss](
            ports[PortKind.Target][s][(t * Classes)..((t + 1) * Classes)], ports[PortKind.Input][s][(t * Classes)..((t + 1) * Classes)])).ToArray()),
    ];

    /// <summary>Outputs and targets between 0 and 1, which every loss accepts.</summary>
    private static PortValues Random(int batch)
    {
        var random = new Random(batch);
        double[][] Some() => [.. Enumerable.Range(0, batch).Select(_ => Enumerable.Range(0, Steps * Classes).Select(_ => 0.05 + (0.9 * random.NextDouble())).ToArray())];
        return new(batch) { [PortKind.Input] = Some(), [PortKind.Target] = Some() };
    }

    private static void Clear(PortValues ports, double[][] mask)
    {
        for (int s = 0; s < mask.Length; s++)
        {
            for (int t = 0; t < Steps; t++)
            {
                ports[PortKind.Input][s].AsSpan(t * Classes, mask[s][t] == 0 ? Classes : 0).Clear();
            }
        }
    }
}
