using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Gradients of lowered models against central differences of the loss of the same graph.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Step = 1e-5;

    public static TheoryData<string> Activations => [.. Compiler.Activations.ActivationCatalogue.Names];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation_InDense(string name) => Check($"[Input(3, 4), Dense(5, Activation = Activation.{name}), MeanSquaredError]");

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation_InGru(string name) =>
        Check($"[Input(3, 2), Gru(3, Activation = Activation.{name}, RecurrentActivation = Activation.{name}), MeanSquaredError]");

    [Theory]
    [InlineData("Gru(3)")]
    [InlineData("Gru(3, ResetAfter = true, ReturnSequences = true)")]
    [InlineData("Gru(1, UseBias = false, GoBackwards = true, ReturnSequences = true)")]
    [InlineData("Gru(3, Dropout = 0.4, RecurrentDropout = 0.3)")]
    [InlineData("SimpleRnn(3, GoBackwards = true)")]
    [InlineData("Masking, Bidirectional, Lstm(2, Stateful = true)")]
    [InlineData("Masking, Gru(2, Stateful = true, ReturnSequences = true)")]
    [InlineData("Bidirectional, Gru(2)")]
    [InlineData("Masking, Bidirectional, StackedRnn(2, ReturnSequences = true), Gru(2), Lstm(2, Dropout = 0.2)")]
    [InlineData("Bidirectional(MergeMode = MergeMode.Mul), Lstm(2, ReturnSequences = true, ActivityL2 = 0.1)")]
    [InlineData("Masking, Bidirectional(MergeMode = MergeMode.Ave), SimpleRnn(2, ReturnSequences = true, Dropout = 0.3), Bidirectional(MergeMode = MergeMode.Sum), Gru(2, GoBackwards = true)")]
    [InlineData("Lstm(3, Dropout = 0.4, RecurrentDropout = 0.3)")]
    [InlineData("Lstm(1, UseBias = false, GoBackwards = true, ReturnSequences = true)")]
    [InlineData("Masking, Lstm(3, ReturnSequences = true, ZeroOutputForMask = true), Lstm(2)")]
    [InlineData("Gru(2, ReturnSequences = true, ActivityL1 = 0.1, ActivityL2 = 0.2), Lstm(2, ActivityL2 = 0.3)")]
    [InlineData("SimpleRnn(1, UseBias = false, Dropout = 0.4, RecurrentDropout = 0.3)")]
    [InlineData("Gru(3), RepeatVector(3), Gru(2, ReturnSequences = true), TimeDistributed, Dense(4)")]
    [InlineData("Masking, Gru(3, ReturnSequences = true), Dense(2)")]
    [InlineData("Masking, Gru(3, ReturnSequences = true, ZeroOutputForMask = true), Dense(2)")]
    [InlineData("Masking, Gru(3, GoBackwards = true, ZeroOutputForMask = true), Dense(2)")]
    [InlineData("Masking, SimpleRnn(3, ReturnSequences = true), Gru(2, ReturnSequences = true, ResetAfter = true)")]
    [InlineData("Flatten, Dropout(0.5), Dense(3)")]
    [InlineData("TimeDistributed, Dense(3, Activation = Activation.Tanh), TimeDistributed, Dropout(0.3)")]
    [InlineData("Dense(3, ActivityL1 = 0.1, ActivityL2 = 0.2)")]
    [InlineData("LayerNormalization, Dense(2)")]
    [InlineData("Masking, LayerNormalization(Axis = new[] { 1, 2 }, Center = false), Dense(2)")]
    [InlineData("Dense(4), GroupNormalization(2)")]
    [InlineData("GroupNormalization(-1, Scale = false), RmsNormalization")]
    [InlineData("RmsNormalization(Axis = new[] { 1 }), UnitNormalization, Dense(2)")]
    [InlineData("PRelu, Dense(4), PRelu(SharedAxes = new[] { 1 })")]
    [InlineData("Masking, Softmax(Axis = 1), Dense(2)")]
    [InlineData("Relu(MaxValue = 0.8, NegativeSlope = 0.2, Threshold = 0.3), Elu(Alpha = 0.5), LeakyRelu, Softmax")]
    [InlineData("GaussianNoise(0.3), Dense(3), GaussianDropout(0.3), Dense(3), AlphaDropout(0.2), SpatialDropout1D(0.3)")]
    [InlineData("Rescaling(2.0, Offset = 0.5), Normalization(Mean = new[] { 0.1, 0.2, 0.3 }, Variance = new[] { 1.0, 2, 3 }), ActivityRegularization(L1 = 0.1, L2 = 0.2)")]
    [InlineData("Normalization(Mean = new[] { 0.1 }, Variance = new[] { 2.0 }, Invert = true), TimeDistributed, ActivityRegularization(L2 = 0.2)")]
    [InlineData("Reshape(2, -1), Permute(2, 1), Dense(2)")]
    [InlineData("ZeroPadding1D(2, 1), Cropping1D(1, 3), UpSampling1D(3)")]
    public void Layers(string layers) => Check($"[Input(4, 3, BatchSize = 3), {layers}, MeanSquaredError]");

    [Theory]
    [InlineData("Conv1D(2, 3)")]
    [InlineData("Conv1D(4, 3, Padding = ConvolutionPadding.Same, Activation = Activation.Tanh, UseBias = false)")]
    [InlineData("Conv1D(2, 4, Padding = ConvolutionPadding.Same, Strides = 2)")]
    [InlineData("Conv1D(2, 2, Strides = 2)")]
    [InlineData("Conv1D(2, 2, Strides = 3)")]
    [InlineData("Conv1D(2, 6, Strides = 1, Padding = ConvolutionPadding.Same)")]
    [InlineData("Conv1D(2, 3, DilationRate = 2, Padding = ConvolutionPadding.Causal, ActivityL2 = 0.1)")]
    [InlineData("Conv1D(4, 3, Groups = 2, Padding = ConvolutionPadding.Same), Conv1D(4, 2, Groups = 4, Strides = 2)")]
    [InlineData("DepthwiseConv1D(3), DepthwiseConv1D(2, DepthMultiplier = 2, Strides = 2, Padding = ConvolutionPadding.Same)")]
    [InlineData("DepthwiseConv1D(6, DilationRate = 2, Padding = ConvolutionPadding.Same, Activation = Activation.Tanh)")]
    [InlineData("SeparableConv1D(3, 3, DepthMultiplier = 2, Padding = ConvolutionPadding.Same)")]
    [InlineData("Conv1DTranspose(2, 3)")]
    [InlineData("Conv1DTranspose(2, 3, Padding = ConvolutionPadding.Same, Activation = Activation.Tanh)")]
    [InlineData("Conv1DTranspose(2, 3, Strides = 2, UseBias = false), Conv1DTranspose(1, 2, Strides = 3)")]
    [InlineData("Conv1DTranspose(2, 3, Strides = 2, Padding = ConvolutionPadding.Same, OutputPadding = 1), Conv1DTranspose(2, 6, DilationRate = 2, Padding = ConvolutionPadding.Same)")]
    [InlineData("MaxPooling1D, Dense(2)")]
    [InlineData("MaxPooling1D(3, Strides = 1, Padding = ConvolutionPadding.Same), MaxPooling1D(2, Strides = 3)")]
    [InlineData("AveragePooling1D(3, Strides = 2, Padding = ConvolutionPadding.Same), AveragePooling1D(2)")]
    [InlineData("AveragePooling1D(6, Strides = 1, Padding = ConvolutionPadding.Same)")]
    [InlineData("GlobalMaxPooling1D, Dense(2)")]
    [InlineData("Masking, GlobalAveragePooling1D(KeepDims = true), Dense(2)")]
    [InlineData("GlobalAveragePooling1D, Dense(2)")]
    public void Windows(string layers) => Check($"[Input(6, 4), {layers}, MeanSquaredError]");

    [Theory]
    [InlineData("Conv1D(2, 2, DilationRate = 2)")]
    [InlineData("Conv1D(2, 3, Padding = ConvolutionPadding.Same, Strides = 2)")]
    [InlineData("Conv1D(4, 3, Groups = 2, Padding = ConvolutionPadding.Causal)")]
    [InlineData("SeparableConv1D(2, 3, Padding = ConvolutionPadding.Same, DepthMultiplier = 2)")]
    [InlineData("Conv1DTranspose(2, 3, Strides = 2)")]
    [InlineData("Conv1DTranspose(2, 3)")]
    [InlineData("MaxPooling1D(2, Strides = 1, Padding = ConvolutionPadding.Same)")]
    [InlineData("AveragePooling1D(3, Strides = 2, Padding = ConvolutionPadding.Same)")]
    [InlineData("GlobalMaxPooling1D")]
    [InlineData("GlobalAveragePooling1D(KeepDims = true)")]
    [InlineData("UpSampling1D")]
    [InlineData("Cropping1D(1, 1), TimeDistributed, ZeroPadding1D(1, 0)")]
    [InlineData("Permute(2, 1), TimeDistributed, Reshape(-1)")]
    public void WindowsOfEveryStep(string layer) => Check($"[Input(2, 4, 4), TimeDistributed, {layer}, MeanSquaredError]");

    [Theory]
    [InlineData("[Input(2, 3, 2), TimeDistributed, Gru(2), MeanSquaredError]")]
    [InlineData("[Input(2, 3, 2), TimeDistributed, Gru(2, ReturnSequences = true, ResetAfter = true), TimeDistributed, Flatten, Gru(2), MeanSquaredError]")]
    [InlineData("[Input(2, 3, 2), TimeDistributed, SimpleRnn(2, GoBackwards = true, Dropout = 0.3, RecurrentDropout = 0.3), MeanSquaredError]")]
    [InlineData("[Input(2, 3, 2), Masking, TimeDistributed, Bidirectional, Lstm(2), MeanSquaredError]")]
    [InlineData("[Input(2, 3, 2), TimeDistributed, Bidirectional, Gru(2, ReturnSequences = true), TimeDistributed, Flatten, MeanSquaredError]")]
    [InlineData("[Input(2, 3), TimeDistributed, RepeatVector(3), TimeDistributed, Gru(2), MeanSquaredError]")]
    [InlineData("[Input(2, 2, 3), TimeDistributed, TimeDistributed, Dense(2), MeanSquaredError]")]
    [InlineData("[Input(2, 3, 4), TimeDistributed, LayerNormalization(Axis = new[] { 1 }), TimeDistributed, GroupNormalization(2), MeanSquaredError]")]
    [InlineData("[Input(2, 3, 2), TimeDistributed, PRelu(SharedAxes = new[] { 2 }), TimeDistributed, SpatialDropout1D(0.4), TimeDistributed, Softmax(Axis = 1), MeanSquaredError]")]
    public void TimeDistributed(string model) => Check(model);

    [Theory]
    [InlineData("[Input(4), Embedding(5, 3), MeanSquaredError]")]
    [InlineData("[Input(4), Embedding(5, 3, MaskZero = true), Gru(2, ReturnSequences = true), Dense(2), MeanSquaredError]")]
    [InlineData("[Input(4), Embedding(7, 2, MaskZero = true, EmbeddingsL2 = 0.1), Lstm(2, GoBackwards = true), MeanSquaredError]")]
    [InlineData("[Input(2, 3), TimeDistributed, Embedding(5, 2), TimeDistributed, SimpleRnn(2), MeanSquaredError]")]
    public void Embeddings(string model) => Check(model);

    [Theory]
    [InlineData("Dense(4, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Dense(4, Activation = Activation.Softmax), CategoricalCrossentropy(LabelSmoothing = 0.2, Weight = 3)")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), CategoricalCrossentropy")]
    [InlineData("Dense(4), CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossentropy")]
    [InlineData("Dense(4), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 1)")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), SparseCategoricalCrossentropy(IgnoreClass = 0)")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), BinaryCrossentropy(LabelSmoothing = 0.1)")]
    [InlineData("Dense(4, Activation = Activation.HardSigmoid), BinaryCrossentropy")]
    [InlineData("Dense(4), BinaryCrossentropy(FromLogits = true)")]
    [InlineData("Masking, Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossentropy")]
    [InlineData("Masking, Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossentropy(IgnoreClass = 1)")]
    [InlineData("Dense(4), MeanAbsoluteError(Reduction = LossReduction.Sum)")]
    [InlineData("Masking, Dense(4), MeanAbsolutePercentageError(Reduction = LossReduction.MeanWithSampleWeight)")]
    [InlineData("Dense(4, Activation = Activation.Softplus), MeanSquaredLogarithmicError")]
    [InlineData("Dense(4), Huber(Delta = 0.4)")]
    [InlineData("Masking, Dense(4), LogCosh(Reduction = LossReduction.Sum)")]
    [InlineData("Dense(4, Activation = Activation.Softmax), KLDivergence")]
    [InlineData("Dense(4, Activation = Activation.Softplus), Poisson")]
    [InlineData("Masking, Dense(4), CosineSimilarity")]
    [InlineData("Dense(4), Hinge")]
    [InlineData("Masking, Dense(4), SquaredHinge")]
    [InlineData("Dense(4), CategoricalHinge")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), CategoricalFocalCrossentropy(Gamma = 1.5)")]
    [InlineData("Dense(4), CategoricalFocalCrossentropy(FromLogits = true, LabelSmoothing = 0.1)")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), BinaryFocalCrossentropy(ApplyClassBalancing = true, Gamma = 0.5)")]
    [InlineData("Dense(4), BinaryFocalCrossentropy(FromLogits = true, Gamma = 1)")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), Dice")]
    [InlineData("Masking, Dense(4, Activation = Activation.Softplus), Dice(Axis = new[] { -1 }, Reduction = LossReduction.Sum)")]
    [InlineData("Masking, Dense(4, Activation = Activation.Sigmoid), Tversky(Alpha = 0.3, Beta = 0.7)")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), Tversky(Alpha = 0.3, Axis = new[] { 1, 2 })")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), Tversky(Axis = new[] { 1 })")]
    [InlineData("Dense(4, Activation = Activation.Softmax), CategoricalGeneralizedCrossentropy(Q = 0.7)")]
    [InlineData("Masking, Dense(4, Activation = Activation.Sigmoid), CategoricalGeneralizedCrossentropy")]
    [InlineData("Masking, Dense(4), Quantile(Level = 0.9)")]
    public void Losses(string tail) => Check($"[Input(3, 2), {tail}]");

    [Theory]
    [InlineData("[Input(3), BatchNormalization, MeanSquaredError]")]
    [InlineData("[Input(3), BatchNormalization(Trainable = false), MeanSquaredError]")]
    [InlineData("[Input(4, 3), Dense(2), BatchNormalization(Scale = false), Dense(2), MeanSquaredError]")]
    [InlineData("[Input(4, 3), Gru(3, ReturnSequences = true), BatchNormalization, Gru(2), BatchNormalization(Center = false), MeanSquaredError]")]
    [InlineData("[Input(4, 3), Masking, Dense(3), BatchNormalization, Lstm(2, ReturnSequences = true), BatchNormalization, MeanSquaredError]")]
    [InlineData("[Input(2, 4, 3), TimeDistributed, BatchNormalization, TimeDistributed, Gru(2), MeanSquaredError]")]
    public void BatchNormalization(string model) => Check(model);

    private static void Check(string attributes)
    {
        var model = ModelSource.BindValid(attributes);
        var graph = ModelLowering.Train(model);
        GraphVerifier.Verify(graph);
        var ports = RandomPorts.Of(model, batch: 3, seed: 1);
        var results = GraphInterpreter.Run(graph, ports);
        Assert.All(results.Gradients, g => Assert.True(double.IsFinite(g)));

        foreach (int i in Enumerable.Range(0, model.ParameterCount).Where(i => !Statistics.Contains(model, i)))
        {
            Near($"parameter {i}", Difference(graph, ports, ports.Parameters, i), results.Gradients[i]);
        }

        double[][] inputs = model.Inputs[0].IsInteger ? [[], []] : ports[PortKind.Input];
        for (int e = 0; e < inputs[0].Length; e++)
        {
            // an element that is exactly the mask value has no derivative
            if (inputs[1][e] != 0)
            {
                Near($"input {e}", Difference(graph, ports, inputs[1], e), results[PortKind.InputGradient][1][e]);
            }
        }
    }

    private static double Difference(Graph graph, PortValues ports, double[] values, int index)
    {
        double value = values[index];
        values[index] = value + Step;
        double up = GraphInterpreter.Run(graph, ports).Sum(0);
        values[index] = value - Step;
        double down = GraphInterpreter.Run(graph, ports).Sum(0);
        values[index] = value;
        return (up - down) / (2 * Step);
    }

    private static void Near(string what, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-7 + (1e-5 * Math.Abs(expected)), $"{what}: gradient {actual}, difference {expected}");
}
