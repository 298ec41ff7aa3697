using System.Globalization;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Integer targets: one class per sample, compared with the outputs as one-hot.</summary>
public class LabelTests
{
    private readonly LinearModel _model = new(seed: 4, sparse: true);
    private readonly float[,] _x = LinearData.Make(40).X;
    private readonly int[] _labels = [.. Enumerable.Range(0, 40).Select(i => i * 7 % 3)];

    [Fact]
    public void IntTargets_TrainAndEvaluate_AsOneHot()
    {
        float[,] oneHot = Sequences.ToCategorical(_labels, 3);
        var dense = new LinearModel(seed: 4);
        var weights = new Dictionary<int, double> { [1] = 2.5, [2] = 0.25 };
        dense.Fit(_x, oneHot, new() { Epochs = 3, BatchSize = 7, ClassWeight = weights });
        _model.Core.Fit([_x], [_labels], new() { Epochs = 3, BatchSize = 7, ClassWeight = weights });
        Assert.Equal(dense.Parameters.ToArray(), _model.Parameters.ToArray());
        Assert.Equal(dense.Core.Evaluate([_x], [oneHot]).Loss, _model.Core.EvaluateSpan<float, int>(LinearData.Flat(_x), _labels).Loss);
        Assert.Equal(dense.Core.TrainOnBatch([_x], [oneHot]), _model.Core.TrainOnBatchSpan<float, int>(LinearData.Flat(_x), _labels));
    }

    [Theory]
    [InlineData(3), InlineData(-1), InlineData(int.MaxValue), InlineData(int.MinValue)]
    public void LabelOutOfRange_EveryMethod_NamesIndexAndValue(int bad)
    {
        _labels[17] = bad;
        _labels[21] = bad;
        foreach (var call in new Action[]
        {
            () => _model.Core.Fit([_x], [_labels]), () => _model.Core.Evaluate([_x], [_labels]), () => _model.Core.TrainOnBatch([_x], [_labels]),
            () => _model.Core.FitSpan<float, int>(LinearData.Flat(_x), _labels), () => _model.Core.Fit([_x], [new int[40]], null, ([_x], [_labels])),
        })
        {
            var exception = Assert.Throws<LabelOutOfRangeException>(call);
            Assert.Equal(("NSG0308", 17L, bad), (exception.RuleId, exception.Index, exception.Value));
            Assert.Contains($"holds the label {bad} at {exception.ParamName}[17], but the output has 3 classes, labels 0 to 2", exception.Message);
        }
    }

    [Fact]
    public void LabelOutOfRange_ReadsTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE") { NumberFormat = { NegativeSign = "~" } };
            _labels[17] = -1;
            Assert.Contains("holds the label -1 at y[", Assert.Throws<LabelOutOfRangeException>(() => _model.Core.Fit([_x], [_labels])).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("[CustomLoss]", false)]
    [InlineData("[SparseCategoricalCrossentropy]", true)]
    public void IgnoreClass_IsAdvisedWhereTheLossHasIt(string loss, bool advised)
    {
        var model = new LinearModel(seed: 4, sparse: true, loss: loss);
        _labels[17] = -1;
        string message = Assert.Throws<LabelOutOfRangeException>(() => model.Core.Fit([_x], [_labels])).Message;
        Assert.Equal(advised, message.Contains("IgnoreClass = -1", StringComparison.Ordinal));
        Assert.Contains("-1 is no class", message, StringComparison.Ordinal);
        Assert.Contains("give them a weight of 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void IgnoreClass_IsNoError()
    {
        var model = new LinearModel(seed: 4, sparse: true, ignoreClass: -1);
        _labels[17] = -1;
        model.Core.Evaluate([_x], [_labels]);
        _labels[17] = -2;
        Assert.Throws<LabelOutOfRangeException>(() => model.Core.Evaluate([_x], [_labels]));
    }

    [Fact]
    public void FloatTargets_ForIntModel_AreRefused() =>
        Assert.Contains("'y' holds Single, but the model takes int", Assert.Throws<ArgumentException>(() => _model.Core.Fit([_x], [new float[40]])).Message);
}
