using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A batch normalisation is frozen by its declaration, and then no code looks at the batch, or by a number that the runtime passes.</summary>
public sealed class FrozenTests
{
    private const string Layers = "[Input(3, 2), Dense(4), BatchNormalization({0}), Dense(2), BatchNormalization(Scale = false{1}), MeanSquaredError]";

    [Fact]
    public void TheNumber_GivesWhatTheDeclarationGives()
    {
        BoundModel switched = Bind("", ""), declared = Bind("Trainable = false", ", Trainable = false");
        var graph = ModelLowering.Train(switched);
        int[] positions = [.. graph.Ports.Values.Where(p => p.Kind == PortKind.Frozen).Select(p => p.Index)];
        Assert.Equal(["batch_normalization_1/moving_mean", "batch_normalization_2/moving_mean"], positions.Select(p => switched.Weights[p].Name));
        var ports = RandomPorts.Of(switched, batch: 5, seed: 2);
        var frozen = RandomPorts.Of(switched, batch: 5, seed: 2);
        Array.ForEach(positions, p => frozen.SetAll(PortKind.Frozen, p, [1]));

        var (expected, actual) = (GraphInterpreter.Run(ModelLowering.Train(declared), ports), GraphInterpreter.Run(graph, frozen));
        Assert.Equal(expected.Sum(0), actual.Sum(0), 12);
        Assert.NotEqual(expected.Sum(0), GraphInterpreter.Run(graph, ports).Sum(0), 3);
        foreach (var weight in switched.Weights.Where(w => !w.NeverTrained))
        {
            for (int i = weight.Offset; i < weight.Offset + weight.Length; i++)
            {
                Assert.Equal(expected.Gradients[i], actual.Gradients[i], 12);
            }
        }
    }

    [Fact]
    public void WhatIsDeclaredFrozen_AsksForNothing()
    {
        var model = Bind("Trainable = false", ", Trainable = false");
        Assert.DoesNotContain(ModelLowering.Train(model).Ports.Values, p => p.Kind == PortKind.Frozen);
        Assert.DoesNotContain(ModelLowering.Evaluate(model).Ports.Values, p => p.Kind == PortKind.Frozen);
    }

    private static BoundModel Bind(string first, string second) => ModelSource.BindValid(Layers.Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal));
}
