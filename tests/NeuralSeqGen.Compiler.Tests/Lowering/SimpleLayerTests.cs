using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Layers without a recurrence against their formulas, written out for one sample.</summary>
public sealed class SimpleLayerTests
{
    private static readonly double[] X = [0.3, -1.2, 2, 0.5, -0.7, 1.1, -2.5, 0.9, 0.1, -0.4, 1.7, -1];

    [Theory]
    [InlineData("LayerNormalization")]
    [InlineData("LayerNormalization(Epsilon = 0.1, Center = false)")]
    [InlineData("LayerNormalization(Scale = false)")]
    [InlineData("TimeDistributed, LayerNormalization(Axis = new[] { 1 })")]
    [InlineData("TimeDistributed, GroupNormalization(1)")]
    public void Standardized_PerStep(string layer) =>
        Check(layer, (x, model, p) => [.. Enumerable.Range(0, 3).SelectMany(t => Affine(Standard(x[(4 * t)..(4 * t + 4)], Epsilon(model)), model, p))]);

    [Theory]
    [InlineData("LayerNormalization(Axis = new[] { 1, 2 })")]
    [InlineData("LayerNormalization(Axis = new[] { -1, -2 }, Center = false)")]
    public void Standardized_OverSample(string layer) => Check(layer, (x, model, p) => Affine(Standard(x, Epsilon(model)), model, p));

    [Fact]
    public void RmsScaling_LeavesTheMeanIn() => Check("LayerNormalization(RmsScaling = true)", (x, model, p) =>
    {
        Assert.Equal(4, model.ParameterCount);
        return [.. x.Select((v, i) => v / Math.Sqrt(Variance(x[(i / 4 * 4)..(i / 4 * 4 + 4)]) + 1e-3) * p[i % 4])];
    });

    [Theory]
    [InlineData("GroupNormalization(2)", 2)]
    [InlineData("GroupNormalization(-1, Scale = false)", 4)]
    [InlineData("GroupNormalization(4, Epsilon = 0.01)", 4)]
    [InlineData("GroupNormalization(1)", 1)]
    public void GroupNormalization_TakesAllStepsOfItsChannels(string layer, int groups) => Check(layer, (x, model, p) =>
    {
        double[] y = new double[12];
        for (int g = 0; g < groups; g++)
        {
            int[] members = [.. Enumerable.Range(0, 12).Where(i => i % 4 / (4 / groups) == g)];
            double[] standard = Standard([.. members.Select(i => x[i])], Epsilon(model));
            foreach (var (i, value) in members.Zip(standard))
            {
                y[i] = value;
            }
        }

        return [.. Enumerable.Range(0, 3).SelectMany(t => Affine(y[(4 * t)..(4 * t + 4)], model, p))];
    });

    [Fact]
    public void RmsNormalization_DividesByRootMeanSquare() => Check("RmsNormalization", (x, _, p) =>
        [.. x.Select((v, i) => v / Math.Sqrt((x[(i / 4 * 4)..(i / 4 * 4 + 4)].Sum(e => e * e) / 4) + 1e-6) * p[i % 4])]);

    [Fact]
    public void UnitNormalization_HasLengthOne() => Check("UnitNormalization", (x, _, _) =>
        [.. x.Select((v, i) => v / Math.Sqrt(x[(i / 4 * 4)..(i / 4 * 4 + 4)].Sum(e => e * e)))]);

    /// <summary>Keras's smallest length is 1e-12, below every vector that a float can be told from zero by its square.</summary>
    [Theory]
    [InlineData(1e-9, 1)]
    [InlineData(1e-12, 1)]
    [InlineData(5e-13, 0.5)]
    [InlineData(0, 0)]
    public void UnitNormalization_OfAShortVector_IsThatOfKeras(double length, double expected) =>
        Near([0, expected, 0, 0], Run("UnitNormalization", [0, length, 0, 0], 1, 4));

    [Theory]
    [InlineData(1e-7, 1), InlineData(1e-11, 1), InlineData(1e-13, 0.2), InlineData(0, 0)]
    public void UnitNormalization_DividesShortVectorsBy1E_12(double scale, double length)
    {
        double[] y = Run(ModelSource.BindValid("[Input(1, 4), UnitNormalization]"), [0, 1.2 * scale, 0, -1.6 * scale], []);
        Near([0, 0.6 * length, 0, -0.8 * length], y);
    }

    [Theory]
    [InlineData("Relu", 0, double.PositiveInfinity, 0)]
    [InlineData("Relu(MaxValue = 1, NegativeSlope = 0.25, Threshold = 0.4)", 0.25, 1, 0.4)]
    [InlineData("Relu(NegativeSlope = 0.1)", 0.1, double.PositiveInfinity, 0)]
    [InlineData("Relu(Threshold = 1)", 0, double.PositiveInfinity, 1)]
    [InlineData("LeakyRelu", 0.3, double.PositiveInfinity, 0)]
    [InlineData("LeakyRelu(NegativeSlope = 0.5)", 0.5, double.PositiveInfinity, 0)]
    public void Rectifiers_HaveThreePieces(string layer, double slope, double max, double threshold) =>
        Check(layer, (x, _, _) => [.. x.Select(v => v > threshold ? Math.Min(v, max) : slope * (v - threshold))]);

    [Fact]
    public void Elu_SaturatesAtAlpha() => Check("Elu(Alpha = 0.7)", (x, _, _) => [.. x.Select(v => v > 0 ? v : 0.7 * (Math.Exp(v) - 1))]);

    [Theory]
    [InlineData("PRelu", 12)]
    [InlineData("PRelu(SharedAxes = new[] { 1 })", 4)]
    [InlineData("PRelu(SharedAxes = new[] { 2 })", 3)]
    [InlineData("PRelu(SharedAxes = new[] { 1, 2 })", 1)]
    [InlineData("TimeDistributed, PRelu", 4)]
    public void PRelu_HasASlopePerElement(string layer, int slopes) => Check(layer, (x, model, p) =>
    {
        Assert.Equal(slopes, model.ParameterCount);
        return [.. x.Select((v, i) => v > 0 ? v : v * p[slopes switch { 12 => i, 4 => i % 4, 3 => i / 4, _ => 0 }])];
    });

    [Theory]
    [InlineData("Softmax", 4, 1)]
    [InlineData("Softmax(Axis = 2)", 4, 1)]
    [InlineData("Softmax(Axis = 1)", 3, 4)]
    [InlineData("Softmax(Axis = -2)", 3, 4)]
    [InlineData("TimeDistributed, Softmax(Axis = 1)", 4, 1)]
    public void Softmax_RunsAlongItsAxis(string layer, int extent, int stride) => Check(layer, (x, _, _) =>
        [.. x.Select((v, i) => Math.Exp(v) / Enumerable.Range(0, extent).Sum(k => Math.Exp(x[(stride == 1 ? i / 4 * 4 : i % 4) + (k * stride)])))]);

    [Fact]
    public void SoftmaxAlongSteps_LeavesMaskedOnesOut()
    {
        double[] y = Run("Masking, Softmax(Axis = 1)", [1, 2, 0, 0, 3, -1], 3, 2);
        double[] expected = [Math.Exp(1) / (Math.Exp(1) + Math.Exp(3)), Math.Exp(2) / (Math.Exp(2) + Math.Exp(-1)), 0, 0, Math.Exp(3) / (Math.Exp(1) + Math.Exp(3)), Math.Exp(-1) / (Math.Exp(2) + Math.Exp(-1))];
        Near(expected, y);
    }

    [Theory]
    [InlineData("Rescaling(0.5, Offset = -1)", 0.5, -1)]
    [InlineData("Normalization(Mean = new[] { 2.0 }, Variance = new[] { 4.0 })", 0.5, -1)]
    [InlineData("Normalization(Mean = new[] { 2.0 }, Variance = new[] { 0.25 }, Invert = true)", 0.5, 2)]
    [InlineData("Normalization(Mean = new[] { 0.0 }, Variance = new[] { 0.0 })", 1e7, 0)]
    public void Affine_IsScaleAndOffset(string layer, double scale, double offset) => Check(layer, (x, _, _) => [.. x.Select(v => (v * scale) + offset)]);

    [Fact]
    public void Normalization_HasConstantsPerFeature() => Check("Normalization(Mean = new[] { 0.0, 1, 2, 3 }, Variance = new[] { 1.0, 4, 9, 16 })", (x, model, _) =>
    {
        Assert.Equal(0, model.ParameterCount);
        return [.. x.Select((v, i) => (v - (i % 4)) / ((i % 4) + 1))];
    });

    [Fact]
    public void Normalization_ReadsItsWeights()
    {
        var model = ModelSource.BindValid("[Input(3, 4), Normalization]");
        Assert.Equal(["normalization_1/mean", "normalization_1/variance", "normalization_1/count"], model.Weights.Select(w => w.Name));
        Assert.Equal(["Zeros", "Ones", "Zeros"], model.Weights.Select(w => w.Initializer));
        Assert.All(model.Weights, w => Assert.False(w.Trainable));
        double[] y = Run(model, X, [0, 1, 2, 3, 1, 4, 9, 16, 0]);
        Near([.. X.Select((v, i) => (v - (i % 4)) / ((i % 4) + 1))], y);
    }

    [Theory]
    [InlineData("SpatialDropout1D(0.4)")]
    [InlineData("GaussianNoise(0.4)")]
    [InlineData("GaussianDropout(0.4)")]
    [InlineData("AlphaDropout(0.4)")]
    [InlineData("ActivityRegularization(L1 = 0.2, L2 = 0.1)")]
    public void TrainingLayers_AreTheIdentityInPrediction(string layer) => Check(layer, (x, _, _) => x);

    [Theory]
    [InlineData("LayerNormalization", true)]
    [InlineData("RmsNormalization", false)]
    [InlineData("GroupNormalization(2)", true)]
    [InlineData("UnitNormalization", true)]
    [InlineData("Normalization", true)]
    [InlineData("Rescaling(2.0)", true)]
    [InlineData("PRelu", true)]
    [InlineData("Softmax", true)]
    [InlineData("AlphaDropout(0.1)", true)]
    [InlineData("SpatialDropout1D(0.1)", true)]
    [InlineData("ActivityRegularization", true)]
    public void Masks_PassWhereKerasLetsThem(string layer, bool passes) =>
        Assert.Equal(passes, ModelSource.BindValid($"[Input(3, 4), Masking, {layer}]").Layers[2].EmitsMask);

    [Fact]
    public void ActivityRegularization_IsAMeanOverTheSamples()
    {
        var model = ModelSource.BindValid("[Input(2), ActivityRegularization(L1 = 0.2, L2 = 0.1), MeanSquaredError]");
        var ports = new PortValues(2) { Parameters = [], [PortKind.Input] = [[1, -2], [3, 0]], [PortKind.Target] = [[1, -2], [3, 0]] };
        Assert.Equal(((0.2 * 6) + (0.1 * 14)) / 2, GraphInterpreter.Run(ModelLowering.Evaluate(model), ports).Sum(0), 12);
    }

    private static void Check(string layer, Func<double[], BoundModel, double[], double[]> expected)
    {
        var model = ModelSource.BindValid($"[Input(3, 4), {layer}]");
        double[] parameters = [.. Enumerable.Range(0, model.ParameterCount).Select(i => 0.5 + (0.1 * i))];
        Near(expected(X, model, parameters), Run(model, X, parameters));
    }

    private static double[] Run(string layers, double[] x, int steps, int features) => Run(ModelSource.BindValid($"[Input({steps}, {features}), {layers}]"), x, []);

    private static double[] Run(BoundModel model, double[] x, double[] parameters)
    {
        var graph = ModelLowering.Predict(model);
        GraphVerifier.Verify(graph);
        return GraphInterpreter.Run(graph, new PortValues(1) { Parameters = parameters, [PortKind.Input] = [x] })[PortKind.Output][0];
    }

    private static double Epsilon(BoundModel model) => model.Layers[1].Innermost.Arguments.Real("Epsilon");

    private static double[] Standard(double[] x, double epsilon)
    {
        double mean = x.Average(), variance = Variance(x);
        return [.. x.Select(v => (v - mean) / Math.Sqrt(variance + epsilon))];
    }

    private static double Variance(double[] x) => x.Average(v => (v - x.Average()) * (v - x.Average()));

    private static double[] Affine(double[] y, BoundModel model, double[] parameters)
    {
        double Weight(string name, int i, double absent) => model.Weights.SingleOrDefault(w => w.LocalName == name) is { } weight ? parameters[weight.Offset + i] : absent;
        return [.. y.Select((v, i) => (v * Weight("gamma", i, 1)) + Weight("beta", i, 0))];
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Max(1, Math.Abs(pair.First))));
    }
}
