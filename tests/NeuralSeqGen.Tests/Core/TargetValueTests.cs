using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Targets outside what their loss compares: refused, noted, or left alone where they do not count.</summary>
public sealed class TargetValueTests
{
    private const string Classes = "The numbers of classes take [SparseCategoricalCrossentropy] and an output per class; where several hold at once, each has an output of its own and a target of 0 or 1.";

    private readonly float[,] _x = LinearData.Make(40).X;
    private readonly float[,] _y = new float[40, 3];

    [Theory]
    [InlineData(TargetValues.Probabilities, -1f, "-1 at y[17, 1], but its_loss takes numbers from 0 to 1. Pass 0 for -1, or take [Hinge] without the sigmoid, whose labels are -1 and 1.")]
    [InlineData(TargetValues.Probabilities, 4f, "4 at y[17, 1], but its_loss takes numbers from 0 to 1. " + Classes)]
    [InlineData(TargetValues.Probabilities, 1.25f, "1.25 at y[17, 1], but its_loss takes numbers from 0 to 1. Scale them to 0 to 1, or take a loss of any numbers such as [MeanSquaredError].")]
    [InlineData(TargetValues.Probabilities, -1e-30f, "-1E-30 at y[17, 1], but its_loss takes numbers from 0 to 1. Scale")]
    [InlineData(TargetValues.Signs, 2f, "2 at y[17, 1], but its_loss takes the labels -1 and 1, or 0 and 1. " + Classes)]
    [InlineData(TargetValues.Signs, -1.5f, "-1.5 at y[17, 1], but its_loss takes the labels -1 and 1, or 0 and 1. Pass -1 and 1.")]
    [InlineData(TargetValues.NonNegative, -3f, "-3 at y[17, 1], but its_loss takes numbers that are not negative. Pass counts or rates, or take a loss of any numbers such as [MeanSquaredError].")]
    public void OutsideTheLoss_EveryMethod_NamesValuePlaceAndRemedy(TargetValues allowed, float value, string sentence)
    {
        _y[17, 1] = value;
        _y[30, 0] = value;
        var model = new LinearModel(seed: 4, loss: "its_loss", values: allowed);
        float[] before = model.Parameters.ToArray();
        foreach (var (method, call) in new (string, Action)[]
        {
            ("Fit", () => model.Fit(_x, _y)), ("Evaluate", () => model.Core.Evaluate([_x], [_y])), ("TrainOnBatch", () => model.Core.TrainOnBatch([_x], [_y])),
            ("ComputeGradients", () => model.Core.ComputeGradients([_x], [_y], new float[18])), ("Fit", () => model.Core.FitSpan(LinearData.Flat(_x), LinearData.Flat(_y))),
            ("Fit", () => model.Fit(_x, _y, new() { NonFinite = NonFiniteHandling.Continue })),
        })
        {
            var exception = Assert.Throws<TargetOutOfRangeException>(call);
            Assert.Equal(("NSG0213", "y", 17, 52L), (exception.RuleId, exception.ParamName, exception.Sample, exception.Index));
            Assert.StartsWith($"NSG0213: Linear.{method}: {sentence}", exception.Message);
        }

        Assert.Equal("validationData.Y", Assert.Throws<TargetOutOfRangeException>(() => model.Fit(_x, new float[40, 3], null, (_x, _y))).ParamName);
        Assert.Equal(before, model.Parameters.ToArray());
    }

    [Theory]
    [InlineData(TargetValues.Probabilities, 0f, 1f, 0.3f)]
    [InlineData(TargetValues.Signs, -1f, 1f, -1f)]
    [InlineData(TargetValues.Signs, 0f, 1f, 1f)]
    [InlineData(TargetValues.NonNegative, 0f, 1e30f, 2.5f)]
    [InlineData(TargetValues.Distributions, 0.2f, 0.3f, 0.5f)]
    [InlineData(TargetValues.Any, -7f, 1e30f, 0f)]
    public void InsideTheLoss_NothingIsSaid(TargetValues allowed, float first, float second, float third)
    {
        for (int n = 0; n < 40; n++)
        {
            (_y[n, 0], _y[n, 1], _y[n, 2]) = (first, second, third);
        }

        var history = new LinearModel(values: allowed).Fit(_x, _y, new() { NonFinite = NonFiniteHandling.Continue });
        Assert.Empty(history.Notes);
    }

    [Fact]
    public void NaN_StaysNaNAndNotARange()
    {
        _y[17, 1] = float.NaN;
        foreach (var allowed in Enum.GetValues<TargetValues>().Where(v => v != TargetValues.BlankPadded))
        {
            Assert.Equal("NSG0801", Assert.Throws<NonFiniteValueException>(() => new LinearModel(values: allowed).Fit(_x, _y)).RuleId);
        }
    }

    [Theory]
    [InlineData(TargetValues.Probabilities, -1f)]
    [InlineData(TargetValues.Signs, 4f)]
    [InlineData(TargetValues.NonNegative, -2f)]
    [InlineData(TargetValues.Distributions, 9f)]
    public void AtAWeightOfZero_NothingIsSaid(TargetValues allowed, float value)
    {
        float[] weights = [.. Enumerable.Repeat(1f, 40)];
        weights[17] = 0;
        _y[17, 1] = value;
        Assert.Empty(new LinearModel(values: allowed).Fit(_x, _y, sampleWeight: weights).Notes);
    }

    [Fact]
    public void ALossThatReadsAll_HasNoRowThatDoesNotCount()
    {
        _y[17, 1] = float.NaN;
        Assert.Equal("NSG0801", Assert.Throws<NonFiniteValueException>(() => new LinearModel(readsAll: true).Fit(_x, _y, sampleWeight: new float[40])).RuleId);
        Assert.Equal(0, new LinearModel().Fit(_x, _y, sampleWeight: new float[40]).Last.Training.Loss);
    }

    [Fact]
    public void BehindARowThatIsNoDistribution_NaNIsStillFound()
    {
        _y[9, 0] = 5;
        _y[9, 2] = float.NaN;
        Assert.Contains("y[9, 2]", Assert.Throws<NonFiniteValueException>(() => new LinearModel(values: TargetValues.Distributions).Fit(_x, _y)).Message);
        (_y[9, 2], _y[30, 1]) = (0, float.NaN);
        Assert.Contains("y[30, 1]", Assert.Throws<NonFiniteValueException>(() => new LinearModel(values: TargetValues.Distributions).Fit(_x, _y)).Message);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(0.25f)]
    public void BehindNaNThatIsLookedOver_ALabelIsJudgedAlike_WhateverWasNoted(float before)
    {
        (_y[5, 0], _y[9, 0], _y[9, 1]) = (before, float.NaN, 5);
        Assert.Contains("y[9, 1]", Assert.Throws<TargetOutOfRangeException>(
            () => new LinearModel(loss: "hinge", values: TargetValues.Signs).Fit(_x, _y, new() { NonFinite = NonFiniteHandling.Continue })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsOfBothEncodings_AreRefused_WhereBothCount()
    {
        var model = new LinearModel(seed: 4, loss: "hinge", values: TargetValues.Signs);
        Sequences.AsSpan(_y).Fill(1);
        (_y[9, 1], _y[12, 2]) = (-1, 0);
        const string Sentence = "-1 at y[9, 1] and 0 at y[12, 2], but hinge takes the labels -1 and 1, or 0 and 1, not both. Pass -1 for 0, or give what has no label a weight of 0.";
        foreach (var (method, call) in new (string, Action)[] { ("Fit", () => model.Fit(_x, _y)), ("Evaluate", () => model.Core.Evaluate([_x], [_y])), ("TrainOnBatch", () => model.Core.TrainOnBatch([_x], [_y])) })
        {
            var exception = Assert.Throws<TargetOutOfRangeException>(call);
            Assert.StartsWith($"NSG0213: Linear.{method}: {Sentence}", exception.Message);
            Assert.Equal((9, 28L), (exception.Sample, exception.Index));
        }

        float[] weights = [.. Enumerable.Repeat(1f, 40)];
        (weights[9], weights[12]) = (0, 1);
        model.Fit(_x, _y, sampleWeight: weights);
        (weights[9], weights[12]) = (1, 0);
        model.Fit(_x, _y, sampleWeight: weights);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void ClassWeightOfZero_IsThatOfMinusOne_BesideSigns(int label)
    {
        float[,] y = new float[40, 1];
        float[] weights = new float[40];
        for (int n = 0; n < 40; n++)
        {
            y[n, 0] = n % 3 == 0 ? 1 : -1;
            weights[n] = (n % 3 == 0 ? 1 : 0) == label ? 5 : 1;
        }

        LinearModel byClass = new(seed: 4, units: 1, values: TargetValues.Signs), bySample = new(seed: 4, units: 1, values: TargetValues.Signs);
        byClass.Fit(_x, y, new() { Epochs = 2, Seed = 1, ClassWeight = new Dictionary<int, double> { [label] = 5 } });
        bySample.Fit(_x, y, new() { Epochs = 2, Seed = 1 }, sampleWeight: weights);
        Assert.Equal(bySample.Parameters.ToArray(), byClass.Parameters.ToArray());
    }

    [Theory]
    [InlineData(TargetValues.Probabilities, 1e17f)]
    [InlineData(TargetValues.Signs, 1e17f)]
    [InlineData(TargetValues.NonNegative, -1e17f)]
    public void AtAWeightOfZero_MetricsReadWhatCannotBeComparedAsZero(TargetValues allowed, float value)
    {
        float[] weights = [.. Enumerable.Repeat(1f, 40)];
        weights[17] = 0;
        var model = new LinearModel(seed: 4, values: allowed);
        double expected = model.Core.Evaluate([_x], [_y], sampleWeight: weights).Metrics["mean_absolute_error"];
        _y[17, 1] = value;
        Assert.Equal(expected, model.Core.Evaluate([_x], [_y], sampleWeight: weights).Metrics["mean_absolute_error"]);
    }

    [Fact]
    public void AdviceAtNaN_NamesNoWeightWhereNoneHelps()
    {
        _y[17, 1] = float.NaN;
        Assert.Contains("a weight of 0", Assert.Throws<NonFiniteValueException>(() => new LinearModel().Fit(_x, _y)).Message);
        Assert.DoesNotContain("weight of 0", Assert.Throws<NonFiniteValueException>(() => new LinearModel().Fit(_x, new float[40, 3], null, (_x, _y))).Message);
        Assert.Contains("Clean the data: the loss reads all of its target, whatever the weights", Assert.Throws<NonFiniteValueException>(() => new LinearModel(readsAll: true).Fit(_x, _y)).Message);
    }

    [Fact]
    public void AdviceAtNaN_IsJoinedByOr_AndFitsTheCall()
    {
        _y[17, 1] = float.NaN;
        var model = new LinearModel();
        string Said(Action call) => Assert.Throws<NonFiniteValueException>(call).Message;
        Assert.Equal("NSG0801: Linear.Fit: 'y' holds NaN at y[17, 1]. Nothing was trained. Clean the data, give what has no target a weight of 0, or set FitOptions.NonFinite.", Said(() => model.Fit(_x, _y)));
        Assert.Equal("NSG0801: Linear.Evaluate: 'y' holds NaN at y[17, 1]. Clean the data, or give what has no target a weight of 0.", Said(() => model.Core.Evaluate([_x], [_y])));
        Assert.Equal("NSG0801: Linear.Evaluate: 'y' holds NaN at y[17, 1]. Clean the data: the loss reads all of its target, whatever the weights.", Said(() => new LinearModel(readsAll: true).Core.Evaluate([_x], [_y])));
        Assert.Equal("NSG0801: Linear.Fit: 'validationData.Y' holds NaN at validationData.Y[17, 1]. Validation data have no weights: leave the sample out, or put all validation samples behind those to train on and set ValidationSplit, where weights count.", Said(() => model.Fit(_x, new float[40, 3], null, (_x, _y))));
    }

    [Fact]
    public void ValidationSplit_TakesTheWeightsAlong()
    {
        _y[39, 1] = float.NaN;
        float[] weights = [.. Enumerable.Repeat(1f, 39), 0];
        Assert.True(double.IsFinite(new LinearModel().Fit(_x, _y, new() { ValidationSplit = 0.25 }, sampleWeight: weights).Last.Validation!.Loss));
    }

    [Fact]
    public void ALossThatReadsAllOfASample_LeavesOutOneWithoutWeight()
    {
        _y[17, 1] = float.NaN;
        var model = new LinearModel(readsAll: true, readsSample: true);
        Assert.Contains("Clean the data, give the sample a weight of 0", Assert.Throws<NonFiniteValueException>(() => model.Fit(_x, _y)).Message);
        float[] weights = [.. Enumerable.Repeat(1f, 40)];
        weights[16] = 0;
        Assert.Contains("y[17, 1]", Assert.Throws<NonFiniteValueException>(() => model.Fit(_x, _y, sampleWeight: weights)).Message);
        weights[17] = 0;
        Assert.True(double.IsFinite(model.Fit(_x, _y, sampleWeight: weights).Last.Training.Loss));
    }

    [Theory]
    [InlineData(TargetValues.Probabilities)]
    [InlineData(TargetValues.Signs)]
    [InlineData(TargetValues.NonNegative)]
    public void TheScan_FindsTheFirstAtEveryLength(TargetValues allowed)
    {
        for (int length = 1; length < 40; length++)
        {
            for (int at = 0; at < length; at++)
            {
                foreach (float bad in new[] { -1.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    float[] values = [.. Enumerable.Range(0, length).Select(i => i < at ? i % 2 : bad)];
                    Assert.Equal(at, TargetScan.FirstOutside(values, allowed));
                    Assert.Equal(-1, TargetScan.FirstOutside(values.AsSpan(0, at), allowed));
                }
            }
        }
    }

    [Fact]
    public void LargeNumbers_AreComparedWhereTheyCount_AndDoNotHideWhatIsBehindThem()
    {
        _y[17, 0] = 1e17f;
        _y[17, 1] = 1e19f;
        Assert.Equal(1e38 / 3 / 40, new LinearModel().Core.Evaluate([_x], [_y]).Loss, 1e34);
        _y[17, 2] = float.NaN;
        Assert.Contains("y[17, 2]", Assert.Throws<NonFiniteValueException>(() => new LinearModel().Fit(_x, _y)).Message);
        Assert.Contains("y[17, 2]", Assert.Throws<NonFiniteValueException>(() => new LinearModel(values: TargetValues.NonNegative).Fit(_x, _y)).Message);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 6)]
    public void ClassWeights_OfALossOverWholeSequences_AreRefused(bool readsAll, int rows)
    {
        var definition = new ModelDefinition
        {
            ReadsAll = [readsAll],
            Name = "Model", ArchitectureHash = "", Inputs = [], Layers = [], Weights = [], ParameterCount = 0, Metrics = [], Loss = "dice", Program = _ => throw new NotSupportedException(),
            Outputs = [new PortInfo("dense_1", ElementType.Single) { Shape = [6, 3] }], Targets = [new PortInfo("dense_1", ElementType.Single) { Shape = [6, 3] }], LossRows = [rows],
        };
        var exception = Assert.Throws<ArgumentException>(() => ClassWeightTable.Of(definition, new() { ClassWeight = new Dictionary<int, double> { [1] = 2 } }));
        Assert.StartsWith("Model.Fit: ClassWeight weights rows by their class, but dice has one loss for several rows together; use sampleWeight.", exception.Message);
    }
}
