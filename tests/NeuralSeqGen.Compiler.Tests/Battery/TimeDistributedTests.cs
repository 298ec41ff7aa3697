using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>TimeDistributed around any layer gives at every step what the layer gives alone.</summary>
public sealed class TimeDistributedTests
{
    private const int Steps = 3;

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var sample in LayerSamples.All.Where(s => s.IsStack && s.Names.Count(name => !LayerCatalogue.Find(name)!.IsWrapper) == 1))
            {
                data.Add(sample.Inputs, sample.Layers.Replace("#", LayerSample.Width, StringComparison.Ordinal), sample.Functions);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryStep_IsTheLayerAlone(string input, string layer, string functions)
    {
        BoundModel alone = ModelSource.BindValid($"[Input({input}), {layer}]", functions), wrapped = ModelSource.BindValid($"[Input({Steps}, {input}), TimeDistributed, {layer}]", functions);
        Assert.Equal(alone.Outputs[0].Shape.Insert(0, Steps), wrapped.Outputs[0].Shape);
        Assert.Equal(alone.Weights.Select(w => (w.LocalName, w.Shape)), wrapped.Weights.Select(w => (w.LocalName, w.Shape)));

        var random = new Random(3);
        double[] parameters = [.. Enumerable.Range(0, alone.ParameterCount).Select(_ => random.NextDouble() + 0.1)];
        double[] x = [.. Enumerable.Range(0, wrapped.Inputs[0].Shape.Elements).Select(_ => wrapped.Inputs[0].IsInteger ? random.Next(4) : random.NextDouble() - 0.5)];
        int size = alone.Inputs[0].Shape.Elements;
        double[] expected = [.. Enumerable.Range(0, Steps).SelectMany(step => Predict(alone, x[(step * size)..((step + 1) * size)], parameters))];
        double[] actual = Predict(wrapped, x, parameters);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    private static double[] Predict(BoundModel model, double[] x, double[] parameters)
    {
        var graph = ModelLowering.Predict(model);
        GraphVerifier.Verify(graph);
        var ports = new PortValues(1) { Parameters = parameters };
        ports.SetAll(PortKind.Input, x);
        return GraphInterpreter.Run(graph, ports).Flat(PortKind.Output);
    }
}
