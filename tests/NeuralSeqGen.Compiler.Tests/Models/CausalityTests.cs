using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Battery;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>What the analysis says of layers that look ahead, against what they compute: whether a later step of the input changes an earlier one of the output.</summary>
public sealed class CausalityTests
{
    private const int Seed = 5;

    public static TheoryData<int, string> Samples => LayerSamples.Cases;

    [Theory]
    [InlineData("Gru(3, ReturnSequences = true)", false)]
    [InlineData("Gru(3, ReturnSequences = true, GoBackwards = true)", true)]
    [InlineData("Bidirectional, Gru(3, ReturnSequences = true)", true)]
    [InlineData("MultiHeadAttention(2, 3)", true)]
    [InlineData("MultiHeadAttention(2, 3, UseCausalMask = true)", false)]
    [InlineData("Attention(UseCausalMask = true), Dense(3), AdditiveAttention(UseCausalMask = true)", false)]
    [InlineData("Conv1D(3, 3, Padding = ConvolutionPadding.Causal)", false)]
    [InlineData("Conv1D(3, 2, Padding = ConvolutionPadding.Same)", true)]
    [InlineData("Conv1D(3, 1)", false)]
    [InlineData("ZeroPadding1D(2, 0), Conv1D(3, 3)", false)]
    [InlineData("ZeroPadding1D(1, 1), Conv1D(3, 3)", true)]
    [InlineData("ZeroPadding1D(4, 0), Conv1D(3, 3, DilationRate = 2)", false)]
    [InlineData("ZeroPadding1D(1, 0), Cropping1D(0, 1)", false)]
    [InlineData("Cropping1D(1, 0), ZeroPadding1D(0, 1)", true)]
    [InlineData("ZeroPadding1D(2, 0), MaxPooling1D(3, Strides = 1)", false)]
    [InlineData("AveragePooling1D(3, Strides = 1, Padding = ConvolutionPadding.Same)", true)]
    [InlineData("Conv1DTranspose(3, 3), Cropping1D(0, 2)", false)]
    [InlineData("Conv1DTranspose(3, 3, Padding = ConvolutionPadding.Same)", true)]
    [InlineData("Permute(2, 1), Dense(7), Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), Permute(2, 1), Dense(3)", false)]
    [InlineData("Softmax(Axis = 1)", true)]
    [InlineData("Softmax", false)]
    [InlineData("LayerNormalization", false)]
    [InlineData("LayerNormalization(Axis = new[] { 1, 2 })", true)]
    [InlineData("PRelu", false)]
    [InlineData("Reshape(7, 2, 2), TimeDistributed, Flatten", false)]
    [InlineData("Flatten, Dense(14), Reshape(7, 2)", true)]
    [InlineData("GlobalMaxPooling1D, RepeatVector(7)", true)]
    [InlineData("Permute(2, 1), Dropout(0.5), GaussianNoise(1.0), GaussianDropout(0.1), AlphaDropout(0.1), SpatialDropout1D(0.1), ActivityRegularization(L1 = 1), Permute(2, 1)", false)]
    [InlineData("Permute(2, 1), Activation(Activation.Tanh), Elu, LeakyRelu, Relu(Threshold = 0.1), Rescaling(2, Offset = 1), PRelu, BatchNormalization, Normalization, Permute(2, 1)", false)]
    [InlineData("Permute(2, 1), Activation(Activation.Softmax), Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), Activation(Activation.Sparsemax), Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), LayerNormalization(Axis = new[] { 1 }), UnitNormalization(Axis = new[] { 1 }), RmsNormalization(Axis = new[] { 1 }), Softmax(Axis = 1), Permute(2, 1)", false)]
    [InlineData("Permute(2, 1), LayerNormalization, Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), UnitNormalization, Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), RmsNormalization, Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), Glu(Axis = 1), Flip, Permute(2, 1)", false)]
    [InlineData("Permute(2, 1), Flip(Axis = new[] { 2 }), Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), GroupNormalization(-1), Permute(2, 1)", false)]
    [InlineData("Permute(2, 1), GroupNormalization(1), Permute(2, 1)", true)]
    [InlineData("Permute(2, 1), MaxPooling1D(2), UpSampling1D(3), ZeroPadding1D(1, 2), Cropping1D(2, 1), Permute(2, 1)", false)]
    [InlineData("Permute(2, 1), Conv1D(7, 1), Permute(2, 1)", true)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), Dropout(0.5), Masking, LayerNormalization, Activation(Activation.Softmax), Dense(3), Permute(2, 1, 3)", false)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), LayerNormalization(Axis = new[] { 2, 3 }), Permute(2, 1, 3)", true)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), TimeDistributed, Gru(3, ReturnSequences = true), Permute(2, 1, 3)", false)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), TimeDistributed, Gru(3, ReturnSequences = true, GoBackwards = true), Permute(2, 1, 3)", true)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), TimeDistributed, MultiHeadAttention(1, 2), Permute(2, 1, 3)", true)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), TimeDistributed, Attention(UseCausalMask = true), Permute(2, 1, 3)", false)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), TimeDistributed, Conv1D(2, 2, Padding = ConvolutionPadding.Causal), Permute(2, 1, 3)", false)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), TimeDistributed, Softmax(Axis = 1), Permute(2, 1, 3)", true)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), MultiHeadAttention(1, 2, AttentionAxes = new[] { 1 }), Permute(2, 1, 3)", false)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), MultiHeadAttention(1, 2, AttentionAxes = new[] { 2 }), Permute(2, 1, 3)", true)]
    [InlineData("Reshape(7, 2, 2), Permute(2, 1, 3), MultiHeadAttention(1, 2, AttentionAxes = new[] { 2 }, UseCausalMask = true), Permute(2, 1, 3)", false)]
    [InlineData("Reshape(7, 2, 2), MultiHeadAttention(1, 2, AttentionAxes = new[] { 2 })", false)]
    public void Analysis_SaysWhatTheNumbersSay(string layers, bool isAhead)
    {
        var model = ModelSource.BindValid($"[Input(7, 4), {layers}]");
        Assert.Equal(isAhead, Causality.Ahead(model.Layers, model.Inputs[0].Layer, model.Outputs[0].Layer).Count > 0);
        Assert.Equal(isAhead, SeesAhead(model, 0));
    }

    /// <summary>Every layer of the catalogue: what is said to look back only does.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void LayerThatIsSaidToLookBack_Does(int index, string sample)
    {
        var model = LayerSamples.All[index].Bind();
        foreach (int input in Enumerable.Range(0, model.Inputs.Count).Where(i => model.Inputs[i].Shape.Rank >= 2 && model.Outputs[0].Shape.Rank >= 2))
        {
            bool isAhead = Causality.Ahead(model.Layers, model.Inputs[input].Layer, model.Outputs[0].Layer).Count > 0;
            Assert.True(isAhead || !SeesAhead(model, input), sample);
        }
    }

    private static bool SeesAhead(BoundModel model, int input)
    {
        var graph = ModelLowering.Predict(model);
        int steps = model.Inputs[input].Shape[0], width = model.Inputs[input].Shape.Elements / steps, rows = model.Outputs[0].Shape[0], row = model.Outputs[0].Shape.Elements / rows;
        double[] before = Run(graph, model, input, _ => false);
        return Enumerable.Range(1, steps - 1).Any(step =>
        {
            double[] after = Run(graph, model, input, i => i / width == step);
            return Enumerable.Range(0, Math.Min(step, rows) * row).Any(i => Math.Abs(before[i] - after[i]) > 1e-12);
        });
    }

    private static double[] Run(Graph graph, BoundModel model, int input, Func<int, bool> isChanged)
    {
        var ports = RandomPorts.For(model, graph, 1, Seed);
        double[] values = ports[PortKind.Input, input][0];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = !isChanged(i) ? values[i] : model.Inputs[input].IsInteger ? (values[i] == 0 ? 1 : 0) : values[i] + 0.75;
        }

        return GraphInterpreter.Run(graph, ports)[PortKind.Output][0];
    }
}
