#pragma warning disable NSG0306, NSG0310 // what is refused here is meant to be wrong

namespace NeuralSeqGen.Models.Tests;

/// <summary>
/// Whatever is wrong with an argument, the exception is of the documented type, has the rule's id, and names model, method, parameter, what came and what
/// is needed; the weights stay as they were.
/// </summary>
public sealed class BadInputIsRefusedByName : IDisposable
{
    private readonly Model1 _model = new(seed: 1);
    private readonly Tagger _tagger = new(seed: 1);
    private readonly float[] _before;
    private readonly float[] _taggerBefore;
    private readonly float[,,] _x = RandomData.Floats(1, 4, 64, 15);
    private readonly float[,,] _y = RandomData.Targets(2, 4, 64, 8);
    private readonly float[,,] _words = RandomData.Floats(3, 4, 6, 5);
    private readonly int[,] _labels = RandomData.Labels(4, 4, 6, 3);
    private readonly float[] _gradients = new float[Model1.ParameterCount];

    public BadInputIsRefusedByName() => (_before, _taggerBefore) = (_model.Parameters.ToArray(), _tagger.Parameters.ToArray());

    public void Dispose()
    {
        Same.Bits(_before, _model.Parameters, "Model1's weights");
        Same.Bits(_taggerBefore, _tagger.Parameters, "Tagger's weights");
    }

    [Fact]
    public void WrongExtents()
    {
        Refused("NSG0306", "x", "'x' is (4, 63, 15) but the model takes (n, 64, 15)", [-1, 64, 15], [4, 63, 15], new float[4, 63, 15], _y);
        Refused("NSG0305", "x", "time and features look swapped", [-1, 64, 15], [4, 15, 64], new float[4, 15, 64], _y);
        Refused("NSG0306", "y", "[Activation(Activation.Softmax)] #3 gives (n, 64, 8): 10 steps received, 64 expected", [-1, 64, 8], [4, 10, 8], _x, new float[4, 10, 8]);
        Refused("NSG0307", "y", "9 values on the last axis received, 8 expected", [-1, 64, 8], [4, 64, 9], _x, new float[4, 64, 9]);
        Refused("NSG0309", "y", "'y' has 3 samples but 'x' has 4", [4], [3], _x, new float[3, 64, 8]);
        Refused("NSG0309", "x", "'x' has no samples", [-1], [0], new float[0, 64, 15], new float[0, 64, 8]);
    }

    [Fact]
    public void WrongExtents_OfWhatIsPredicted()
    {
        foreach (var call in new Action[] { () => _model.Predict(new float[4, 63, 15]), () => _model.PredictLayer("gru_1", new float[4, 63, 15]), () => _model.PredictOne(new float[63, 15]) })
        {
            Assert.Equal(("NSG0306", "x", "Model1"), Facts(Assert.Throws<ShapeMismatchException>(call)));
        }

        Assert.Equal("NSG0309", Assert.Throws<ShapeMismatchException>(() => _model.Predict(new float[0, 64, 15])).RuleId);
        Assert.Contains("known are input_1, gru_1, time_distributed_1, activation_1", Assert.Throws<ArgumentException>(() => _model.PredictLayer("lstm_1", _x)).Message);
    }

    [Fact]
    public void WrongLengths_OfSpans()
    {
        float[] x = new float[2 * 960], y = new float[2 * 512];
        Flat("NSG0306", "x", "961 values, no whole number of samples of (64, 15) with 960 values each", () => _model.Fit(new float[961].AsSpan(), y.AsSpan()));
        Flat("NSG0306", "y", "513 values", () => _model.TrainOnBatch(x.AsSpan(), new float[513].AsSpan()));
        Flat("NSG0309", "y", "'y' has 1 samples but 'x' has 2", () => _model.Evaluate(x.AsSpan(), y.AsSpan(0, 512)));
        Flat("NSG0309", "x", "no samples", () => _model.Fit([], []));
        Flat("NSG0306", "yOut", "1023 values, 1024 expected", () => _model.Predict(x, y.AsSpan(1)));
        Flat("NSG0306", "x", "1920 values, 960 expected", () => _model.PredictOne(x, y.AsSpan(0, 512)));
        Flat("NSG0306", "yOut", "511 values, 512 expected", () => _model.PredictOne(x.AsSpan(0, 960), y.AsSpan(0, 511)));
        Flat("NSG0306", "output", "expected", () => _model.PredictLayer("gru_1", x, y));
        Flat("NSG0306", "gradients", "1671 values, 1672 expected", () => _model.ComputeGradients(_x, _y, _gradients.AsSpan(1)));
        Flat("NSG0306", "inputGradients", "3839 values, 3840 expected", () => _model.ComputeGradients(_x, _y, _gradients, new float[3839]));
        Flat("NSG0306", "gradients", "1 values, 1672 expected", () => _model.ApplyGradients(new float[1]));
        Flat("NSG0306", "x", "14 values, 15 expected", () => _model.Step(x.AsSpan(0, 14), y.AsSpan(0, 8), _model.CreateState()));
        Flat("NSG0306", "y", "9 values, 8 expected", () => _model.Step(x.AsSpan(0, 15), y.AsSpan(0, 9), _model.CreateState()));
    }

    [Fact]
    public void WrongWeightsOfSamplesAndSteps()
    {
        Flat("NSG0310", "sampleWeight", "is (5,), (4,) expected", () => _model.Fit(_x, _y, sampleWeight: new float[5]));
        Flat("NSG0310", "stepWeight", "is (4, 63), (4, 64) expected", () => _model.Evaluate(_x, _y, stepWeight: new float[4, 63]));
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void NumbersThatAreNone(float bad)
    {
        _x[2, 3, 4] = bad;
        foreach (var (method, call) in Calls(_x, _y))
        {
            var error = Assert.Throws<NonFiniteValueException>(call);
            Assert.Equal(("NSG0801", 2 * 960 + 3 * 15 + 4), (error.RuleId, error.Index));
            Assert.StartsWith($"NSG0801: Model1.{method}: 'x' holds", error.Message);
            Assert.Contains("at x[2, 3, 4]", error.Message);
        }
        _x[2, 3, 4] = 0;
        _y[3, 0, 1] = bad;
        Assert.Contains("'y' holds", Assert.Throws<NonFiniteValueException>(() => { _model.TrainOnBatch(Sequences.AsSpan(_x), Sequences.AsSpan(_y)); }).Message);
        _gradients[1600] = bad;
        Assert.Contains("time_distributed_1/kernel[64]", Assert.Throws<NonFiniteValueException>(() => _model.ApplyGradients(_gradients)).Message);
    }

    [Theory]
    [InlineData(3), InlineData(-1), InlineData(int.MaxValue), InlineData(int.MinValue)]
    public void LabelsOutOfRange(int label)
    {
        _labels[1, 2] = label;
        foreach (var call in new Action[] { () => _tagger.Fit(_words, _labels), () => _tagger.Evaluate(_words, _labels), () => _tagger.TrainOnBatch(Sequences.AsSpan(_words), Sequences.AsSpan(_labels)), () => _tagger.ComputeGradients(_words, _labels, new float[Tagger.ParameterCount]) })
        {
            var error = Assert.Throws<LabelOutOfRangeException>(call);
            Assert.Equal(("NSG0308", "y", 8L, label), (error.RuleId, error.ParamName, error.Index, error.Value));
            Assert.Contains($"'y' holds the label {label} at y[1, 2], but the output has 3 classes, labels 0 to 2", error.Message);
            Assert.StartsWith("NSG0308: Tagger.", error.Message);
        }
    }

    [Fact]
    public void Null()
    {
        foreach (var (_, call) in Calls(null!, _y))
        {
            Assert.Equal("x", Assert.Throws<ArgumentNullException>(call).ParamName);
        }

        foreach (var (_, call) in Calls(_x, null!))
        {
            Assert.Equal("y", Assert.Throws<ArgumentNullException>(call).ParamName);
        }

        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => _model.Predict((float[,,])null!)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => _model.PredictOne((float[,])null!)).ParamName);
        Assert.Equal("layer", Assert.Throws<ArgumentNullException>(() => _model.PredictLayer(null!, _x)).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentNullException>(() => _model.Step(new float[15], new float[8], null!)).ParamName);
        Assert.Throws<ArgumentNullException>(() => _model.LoadWeights((string)null!));
        Assert.Throws<ArgumentNullException>(() => _model.SaveWeights((Stream)null!));
    }

    [Fact]
    public void OptionsOutOfRange()
    {
        foreach (var options in new FitOptions[] { new() { BatchSize = 0 }, new() { Epochs = -1 }, new() { ValidationSplit = 1 }, new() { ValidationSplit = double.NaN }, new() { MaxDegreeOfParallelism = 0 } })
        {
            Assert.ThrowsAny<ArgumentException>(() => _model.Fit(_x, _y, options));
        }

        Assert.Contains("ValidationSplit", Assert.ThrowsAny<ArgumentException>(() => _model.Fit(_x, _y, new() { ValidationSplit = 0.9 })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Evaluate(_x, _y, batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.LearningRate = double.NaN);
    }

    [Fact]
    public void TheStateOfAnotherModel() =>
        Assert.Contains("Model1.Step: the state belongs to another", Assert.Throws<ArgumentException>(() => _model.Step(new float[15], new float[8], new Model1().CreateState())).Message);

    private (string Method, Action Call)[] Calls(float[,,] x, float[,,] y) =>
    [
        ("Fit", () => _model.Fit(x, y)), ("Evaluate", () => _model.Evaluate(x, y)), ("TrainOnBatch", () => _model.TrainOnBatch(x, y)), ("ComputeGradients", () => _model.ComputeGradients(x, y, _gradients)),
    ];

    private void Refused(string rule, string parameter, string sentence, int[] expected, int[] actual, float[,,] x, float[,,] y)
    {
        foreach (var (method, call) in Calls(x, y))
        {
            var error = Assert.Throws<ShapeMismatchException>(call);
            Assert.Equal((rule, parameter, "Model1"), Facts(error));
            Assert.StartsWith($"{rule}: Model1.{method}: ", error.Message);
            Assert.Contains(sentence, error.Message);
            Assert.Equal(expected, error.Expected);
            Assert.Equal(actual, error.Actual);
        }
    }

    private static void Flat(string rule, string parameter, string sentence, Action call)
    {
        var error = Assert.Throws<ShapeMismatchException>(call);
        Assert.Equal((rule, parameter, "Model1"), Facts(error));
        Assert.Contains(sentence, error.Message);
        Assert.Contains($"'{parameter}'", error.Message);
    }

    private static (string Rule, string? Parameter, string? Model) Facts(ShapeMismatchException error) => (error.RuleId, error.ParamName, error.Model);
}
