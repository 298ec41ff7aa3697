namespace NeuralSeqGen.Tests.Core;

public class BadInputTests
{
    private readonly LinearModel _model = new(seed: 4);
    private readonly float[] _before;
    private readonly float[,] _x;
    private readonly float[,] _y;

    public BadInputTests()
    {
        _before = _model.Parameters.ToArray();
        (_x, _y) = LinearData.Make(20);
    }

    public static TheoryData<string, string, string> Shapes => new()
    {
        { "x rank 3", "NSG0304", "x" }, { "x rank 1", "NSG0303", "x" }, { "x width", "NSG0306", "x" }, { "y rank 3", "NSG0301", "y" },
        { "y rank 1", "NSG0302", "y" }, { "y width", "NSG0307", "y" }, { "count", "NSG0309", "y" }, { "empty", "NSG0309", "x" },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void WrongExtents_EveryMethod_SaysWhat(string fault, string rule, string parameter)
    {
        Array x = fault switch { "x rank 3" => new float[20, 2, 5], "x rank 1" => new float[20], "x width" => new float[20, 6], "empty" => new float[0, 5], _ => _x };
        Array y = fault switch { "y rank 3" => new float[20, 4, 3], "y rank 1" => new float[20], "y width" => new float[20, 4], "count" => new float[19, 3], "empty" => new float[0, 3], _ => _y };
        var calls = new (string Method, Action Call)[]
        {
            ("Fit", () => _model.Core.Fit([x], [y])), ("Evaluate", () => _model.Core.Evaluate([x], [y])), ("TrainOnBatch", () => _model.Core.TrainOnBatch([x], [y])),
            ("ComputeGradients", () => _model.Core.ComputeGradients([x], [y], new float[18])), ("Predict", () => _model.Core.Predict([x])), ("PredictLayer", () => _model.Core.PredictLayer("dense_1", [x])),
        };
        foreach (var (method, call) in calls[..(parameter == "x" ? 6 : 4)])
        {
            var exception = Assert.Throws<ShapeMismatchException>(call);
            Assert.Equal(rule, exception.RuleId);
            Assert.StartsWith($"{rule}: Linear.{method}: ", exception.Message);
            Assert.Equal(parameter, exception.ParamName);
            Assert.Equal("Linear", exception.Model);
            Assert.NotEmpty(exception.Expected);
            Assert.NotEmpty(exception.Actual);
        }
        Assert.Equal(_before, _model.Parameters.ToArray());
    }

    [Fact]
    public void WrongExtents_Sentence_NamesLayerReceivedExpectedAndRemedy()
    {
        var exception = Assert.Throws<ShapeMismatchException>(() => _model.Core.Fit([_x], [new float[20, 4]]));
        Assert.StartsWith("NSG0307: Linear.Fit: 'y' is (20, 4) but [Dense(3)] #1 gives (n, 3): 4 values on the last axis received, 3 expected. Set the units of the last layer to 4, or pass targets of 3.", exception.Message);
        Assert.Equal("[Dense(3)] #1", exception.Layer);
        Assert.Equal([-1, 3], exception.Expected);
        Assert.Equal([20, 4], exception.Actual);
    }

    [Fact]
    public void Validation_WrongExtents_NamesIt()
    {
        var exception = Assert.Throws<ShapeMismatchException>(() => _model.Fit(_x, _y, null, (_x, new float[19, 3])));
        Assert.Equal("validationData.Y", exception.ParamName);
        Assert.Equal("NSG0309", exception.RuleId);
        Assert.StartsWith("NSG0309: Linear.Fit: 'validationData.Y' has 19 samples but 'validationData.X' has 20; ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_EveryArray_IsNamed()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => _model.Core.Fit([null!], [_y])).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentNullException>(() => _model.Core.Evaluate([_x], [null!])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => _model.Core.Predict([null!])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => _model.Core.PredictOne([null!])).ParamName);
        Assert.Equal("validationData.X", Assert.Throws<ArgumentNullException>(() => _model.Fit(_x, _y, null, (null!, _y))).ParamName);
        Assert.Throws<ArgumentNullException>(() => _model.Core.PredictLayer(null!, [_x]));
    }

    [Fact]
    public void WrongElementType_IsNamed()
    {
        Assert.Contains("holds Int32, but the model takes float", Assert.Throws<ArgumentException>(() => _model.Core.Predict([new int[20, 5]])).Message);
        Assert.Contains("holds Double", Assert.Throws<ArgumentException>(() => _model.Core.Predict([new double[20, 5]])).Message);
        Assert.Contains("'y' holds Int32", Assert.Throws<ArgumentException>(() => _model.Core.FitSpan(new float[5], new int[3])).Message);
    }

    [Fact]
    public void FlatSpans_WrongLengths_AreRefused()
    {
        Assert.Equal("NSG0306", Assert.Throws<ShapeMismatchException>(() => _model.Core.FitSpan<float, float>(new float[11], new float[6])).RuleId);
        Assert.Equal("NSG0309", Assert.Throws<ShapeMismatchException>(() => _model.Core.FitSpan<float, float>(new float[10], new float[9])).RuleId);
        Assert.Equal("NSG0306", Assert.Throws<ShapeMismatchException>(() => _model.Core.EvaluateSpan<float, float>(new float[10], new float[7])).RuleId);
        Assert.Equal("NSG0309", Assert.Throws<ShapeMismatchException>(() => _model.Core.FitSpan<float, float>([], [])).RuleId);
        Assert.Equal("yOut", Assert.Throws<ShapeMismatchException>(() => _model.Core.PredictSpan<float>(new float[10], new float[5])).ParamName);
        Assert.Equal("yOut", Assert.Throws<ShapeMismatchException>(() => _model.Core.PredictOneSpan<float>(new float[5], new float[2])).ParamName);
        Assert.Equal("x", Assert.Throws<ShapeMismatchException>(() => _model.Core.PredictOneSpan<float>(new float[10], new float[3])).ParamName);
        Assert.Equal("gradients", Assert.Throws<ShapeMismatchException>(() => _model.Core.ComputeGradients([_x], [_y], new float[17])).ParamName);
        Assert.Equal("inputGradients", Assert.Throws<ShapeMismatchException>(() => _model.Core.ComputeGradients([_x], [_y], new float[18], new float[99])).ParamName);
        Assert.Equal("gradients", Assert.Throws<ShapeMismatchException>(() => _model.ApplyGradients(new float[19])).ParamName);
        Assert.Equal("output", Assert.Throws<ShapeMismatchException>(() => _model.Core.PredictLayerSpan<float>("dense_1", new float[5], new float[2])).ParamName);
    }

    [Fact]
    public void Weights_WrongExtents_AreRefused()
    {
        Assert.Equal("sampleWeight", Assert.Throws<ShapeMismatchException>(() => _model.Fit(_x, _y, sampleWeight: new float[19])).ParamName);
        var exception = Assert.Throws<ShapeMismatchException>(() => _model.Fit(_x, _y, stepWeight: new float[20, 2]));
        Assert.Equal(("stepWeight", "NSG0310"), (exception.ParamName, exception.RuleId));
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void NonFiniteInput_Fit_NamesFirstIndexAndBatch(float bad)
    {
        _x[17, 2] = bad;
        _x[18, 0] = bad;
        var exception = Assert.Throws<NonFiniteValueException>(() => _model.Fit(_x, _y, new() { BatchSize = 8, Shuffle = false }));
        Assert.Equal(("NSG0801", 87L, 2), (exception.RuleId, exception.Index, exception.Batch));
        Assert.Contains("'x' holds", exception.Message);
        Assert.Contains("at x[17, 2], in batch 2 of each epoch", exception.Message);
        Assert.Throws<NonFiniteValueException>(() => { _model.Core.TrainOnBatch([_x], [_y]); });
        Assert.Throws<NonFiniteValueException>(() => _model.Core.Evaluate([_x], [_y]));
        Assert.Equal(_before, _model.Parameters.ToArray());
    }

    [Fact]
    public void NonFiniteTargetWeightOrGradient_IsRefused()
    {
        float[] weights = new float[20];
        weights[3] = float.NaN;
        Assert.Equal(3, Assert.Throws<NonFiniteValueException>(() => _model.Fit(_x, _y, sampleWeight: weights)).Index);
        _y[0, 1] = float.NaN;
        Assert.Contains("'y' holds NaN", Assert.Throws<NonFiniteValueException>(() => _model.Core.FitSpan(LinearData.Flat(_x), LinearData.Flat(_y))).Message);
        float[] gradients = new float[18];
        gradients[16] = float.PositiveInfinity;
        Assert.Contains("dense_1/bias[1]", Assert.Throws<NonFiniteValueException>(() => _model.ApplyGradients(gradients)).Message);
        Assert.Equal(_before, _model.Parameters.ToArray());
    }

    [Fact]
    public void LossOverflow_Throw_KeepsTheWeightsBeforeTheBatch()
    {
        _x[12, 0] = 1e38f;
        _y[12, 0] = -1e38f;
        var exception = Assert.Throws<NonFiniteValueException>(() => _model.Fit(_x, _y, new() { BatchSize = 8, Shuffle = false }));
        Assert.Equal(("NSG0802", 0, 1), (exception.RuleId, exception.Epoch, exception.Batch));
        var reference = new LinearModel(seed: 4);
        reference.Core.TrainOnBatchSpan(LinearData.Flat(_x)[..40], LinearData.Flat(_y)[..24]);
        Assert.Equal(reference.Parameters.ToArray(), _model.Parameters.ToArray());
    }

    [Fact]
    public void LossOverflow_NamesTheValue_AndOfFitTheBatch()
    {
        _x[12, 0] = 1e38f;
        _y[12, 0] = -1e38f;
        const string Cause = ": 'x' holds 1E+38 at x[12, 0]. The batch was not applied: weights, optimizer and statistics are those before it. Correct or mask the value, or scale the data to about 1";
        var fit = Assert.Throws<NonFiniteValueException>(() => _model.Fit(_x, _y, new() { BatchSize = 8, Shuffle = false }));
        Assert.EndsWith(" in epoch 0, batch 1, whose first sample is 8" + Cause + ", or set FitOptions.NonFinite.", fit.Message);
        var model = new LinearModel(seed: 4);
        var single = Assert.Throws<NonFiniteValueException>(() => model.Core.TrainOnBatchSpan(LinearData.Flat(_x), LinearData.Flat(_y)));
        Assert.EndsWith(Cause + ".", single.Message);
        Assert.DoesNotContain("epoch", single.Message);
        Assert.Equal(12 * _x.GetLength(1), single.Index);
    }

    [Fact]
    public void NonFinite_SkipBatchAndContinue_DoAsTheySay()
    {
        _x[12, 0] = float.NaN;
        var skipped = _model.Fit(_x, _y, new() { BatchSize = 8, Shuffle = false, NonFinite = NonFiniteHandling.SkipBatch });
        Assert.Equal(12, skipped.Last.Training.Samples);
        Assert.True(double.IsFinite(skipped.Last.Training.Loss));
        Assert.All(_model.Parameters.ToArray(), v => Assert.True(float.IsFinite(v)));
        var other = new LinearModel(seed: 4);
        Assert.True(double.IsNaN(other.Fit(_x, _y, new() { NonFinite = NonFiniteHandling.Continue }).Last.Training.Loss));
        Assert.Contains(other.Parameters.ToArray(), float.IsNaN);
    }

    [Fact]
    public void OptionsAndNames_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Fit(_x, _y, new() { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Core.Evaluate([_x], [_y], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.LearningRate = double.NaN);
        Assert.Throws<ArgumentException>(() => _model.Fit(_x, _y, new() { ValidationSplit = 0.999 }));
        Assert.Contains("known are input_1, dense_1", Assert.Throws<ArgumentException>(() => _model.Core.PredictLayer("gru_1", [_x])).Message);
        Assert.Equal(_before, _model.Parameters.ToArray());
    }
}
