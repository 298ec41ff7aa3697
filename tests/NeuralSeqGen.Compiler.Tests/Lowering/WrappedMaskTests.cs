using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A mask over the steps of a wrapped recurrent layer reaches it.</summary>
public sealed class WrappedMaskTests
{
    [Theory]
    [InlineData("Gru(6)")]
    [InlineData("SimpleRnn(6)")]
    [InlineData("Lstm(6)")]
    [InlineData("Bidirectional, Gru(6)")]
    [InlineData("Bidirectional(MergeMode = MergeMode.Sum), Lstm(6)")]
    [InlineData("Gru(6, ResetAfter = true)")]
    public void PaddedInnerSequences_GiveWhatTheShortOnesGive(string layer)
    {
        var random = new Random(4);
        double[] x = Numbers(random, 3 * 2 * 4);
        double[] padded = [.. Enumerable.Range(0, 3).SelectMany(row => x[(row * 8)..((row * 8) + 8)].Concat(new double[3 * 4]))];

        double[] parameters = Numbers(random, ModelSource.BindValid(Attributes(2, layer)).ParameterCount);
        Assert.Equal(Predict(2, layer, x, parameters), Predict(5, layer, padded, parameters));
    }

    private static double[] Predict(int steps, string layer, double[] x, double[] parameters)
    {
        var graph = ModelLowering.Predict(ModelSource.BindValid(Attributes(steps, layer)));
        var ports = new PortValues(1) { Parameters = parameters };
        ports.SetAll(PortKind.Input, x);
        return GraphInterpreter.Run(graph, ports).Flat(PortKind.Output);
    }

    private static string Attributes(int steps, string layer) => $"[Input(3, {steps}, 4)][Masking][TimeDistributed, {layer}][Dense(2)][MeanSquaredError, Sgd]";

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
}
