using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Layers of the catalogue written once more as functions: the same numbers, the same gradients, and programs that compute them.</summary>
public sealed class RewrittenLayerTests
{
    private const int Seed = 5;

    /// <summary>A layer, what stands for it, and the function.</summary>
    public static TheoryData<string, string, string, string> Layers => new()
    {
        { "5, 6", "Glu", "Lambda(nameof(F))", "Tensor F(Tensor x) { var (a, b) = x.Split(2); return a * Sigmoid(b); }" },
        { "6", "Glu", "Lambda(nameof(F))", "Tensor F(Tensor x) { var (a, b) = x.Split(2); return a * Sigmoid(b); }" },
        { "5, 3", "Dense(4, Activation = Activation.Tanh)", "Lambda(nameof(F), 4)", "Tensor F(Tensor x, int units, [Weight(\"features\", \"units\")] Tensor kernel, [Weight(\"units\")] Tensor bias) => Tanh(x.Dot(kernel) + bias);" },
        { "3", "Dense(4)", "Lambda(nameof(F), 4)", "Tensor F(Tensor x, int units, [Weight(\"features\", \"units\")] Tensor kernel, [Weight(\"units\")] Tensor bias) => x.Dot(kernel) + bias;" },
        { "5, 3", "TimeDistributed, Dense(4)", "TimeDistributed, Lambda(nameof(F), 4)", "Tensor F(Tensor x, int units, [Weight(\"features\", \"units\")] Tensor kernel, [Weight(\"units\")] Tensor bias) => x.Dot(kernel) + bias;" },
        { "5, 3", "LayerNormalization", "Lambda(nameof(F))", "Tensor F(Tensor x, [Weight(\"features\", Initializer = Initializer.Ones)] Tensor gamma, [Weight(\"features\")] Tensor beta) { var c = x - x.Mean(-1, true); return c / Sqrt(c.Var(-1, true) + 1e-3) * gamma + beta; }" },
        { "5, 3", "GlobalAveragePooling1D", "Lambda(nameof(F))", "Tensor F(Tensor x) => x.Mean(0);" },
        { "5, 3", "GlobalMaxPooling1D", "Lambda(nameof(F))", "Tensor F(Tensor x) => x.Max(0);" },
        { "6, 3", "AveragePooling1D(2)", "Lambda(nameof(F), 2)", "Tensor F(Tensor x, int size) => x.Reshape(x.Shape[0] / size, size, x.Shape[1]).Mean(1);" },
        { "5, 3", "Flip(Axis = new[] { 1 })", "Lambda(nameof(F))", "Tensor F(Tensor x) => x.Flip(0);" },
        { "5, 3", "Softmax", "Lambda(nameof(F))", "Tensor F(Tensor x) => Softmax(x);" },
        { "5, 3", "TimeDistributed, Softmax", "TimeDistributed, Lambda(nameof(F))", "Tensor F(Tensor x) { var e = Exp(x - x.Max(-1, true)); return e / e.Sum(-1, true); }" },
        { "5, 3", "UnitNormalization", "Lambda(nameof(F))", "Tensor F(Tensor x) => x / Sqrt(Maximum(Square(x).Sum(-1, true), 1e-12));" },
        { "4, 3, 2", "TimeDistributed, Flatten", "TimeDistributed, Lambda(nameof(F))", "Tensor F(Tensor x) => x.Reshape(-1);" },
        { "5, 3", "UpSampling1D(2)", "Lambda(nameof(F), 2)", "Tensor F(Tensor x, int n) => x.Repeat(n, 0);" },
        { "5, 3", "ZeroPadding1D(1, 2)", "Lambda(nameof(F))", "Tensor F(Tensor x) => x.Pad(1, 2, 0);" },
        { "5, 3", "Permute(2, 1)", "Lambda(nameof(F))", "Tensor F(Tensor x) => x.Transpose();" },
        { "3", "RepeatVector(4)", "Lambda(nameof(F), 4)", "Tensor F(Tensor x, int n) => x.BroadcastTo(n, x.Shape[^1]);" },
        { "4, 3", "Cropping1D(1, 1)", "Lambda(nameof(F))", "Tensor F(Tensor x) => x[1..^1];" },
        { "5, 3", "Rescaling(8.0)", "Lambda(nameof(F), 3)", "Tensor F(Tensor x, int n) { for (int i = 0; i < n; i++) { x += x; } double one = 0; one++; return x * one; }" },
        { "5, 3", "Dropout(0.3)", "Lambda(nameof(F), 0.3)", "Tensor F(Tensor x, double rate) => Dropout(x, rate);" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Function_GivesTheNumbersAndGradientsOfTheLayer(string input, string layer, string rewritten, string function)
    {
        BoundModel own = Rewritten(input, rewritten, function), built = ModelSource.BindValid($"[Input({input}), {layer}, MeanSquaredError, Sgd]");

        Assert.Equal(built.Outputs[0].Shape, own.Outputs[0].Shape);
        Assert.Equal(built.ParameterCount, own.ParameterCount);
        Assert.Equal(built.Weights.Select(w => (w.LocalName, w.Initializer, w.Offset)), own.Weights.Select(w => (w.LocalName, w.Initializer, w.Offset)));
        Graph graph = ModelLowering.Train(own), expected = ModelLowering.Train(built);
        GraphVerifier.Verify(graph);
        var ports = RandomPorts.For(built, expected, 3, Seed);
        Near.Equal(GraphInterpreter.Run(expected, ports), GraphInterpreter.Run(graph, ports), 1e-9, layer);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Function_HasGradientsOfFiniteDifferences(string input, string layer, string rewritten, string function) =>
        Named(layer, () => ModelProperties.GradientsAreFiniteDifferences(Rewritten(input, rewritten, function), Seed));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Programs_ComputeTheFunction(string input, string layer, string rewritten, string function) =>
        Named(layer, () => ModelProperties.ProgramsComputeTheGraph(Rewritten(input, rewritten, function), 7, Seed));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Step_IsThereWhereTheLayerHasOne(string input, string layer, string rewritten, string function)
    {
        BoundModel own = Rewritten(input, rewritten, function), built = ModelSource.BindValid($"[Input({input}), {layer}, MeanSquaredError, Sgd]");

        Assert.True(!own.IsCausal || built.IsCausal, "the function is no more causal than the layer");
        if (own.IsCausal)
        {
            ModelProperties.StepsGiveTheSequence(own, Seed);
        }
    }

    private static BoundModel Rewritten(string input, string layer, string function) =>
        FunctionSource.BindValid($"Input({input}), {layer}, MeanSquaredError, Sgd", "[TensorFunction] internal static " + function);

    private static void Named(string layer, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{layer}: {e.Message}", e);
        }
    }
}
