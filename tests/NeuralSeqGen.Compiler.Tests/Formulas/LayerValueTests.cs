using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>
/// Every layer has a value that does not come from its own graph: recorded by Keras, or a formula in plain loops. The battery compares graphs with
/// themselves, so that without this a layer with swapped halves would pass.
/// </summary>
public sealed class LayerValueTests
{
    private const int Batch = 2;

    public static TheoryData<int, string> Samples
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (sample, i) in LayerFormulas.Samples.Select((sample, i) => (sample, i)))
            {
                data.Add(i, sample.ToString());
            }

            return data;
        }
    }

    public static TheoryData<string> Models => [.. ModelFormulas.All.Select(formula => formula.Layer)];

    [Fact]
    public void EveryLayerOfTheCatalogue_HasAnIndependentValue()
    {
        var known = LayerFormulas.Samples.Select(sample => sample.Names[0]).Concat(ModelFormulas.All.Select(formula => formula.Layer)).Concat(InFixtures()).ToHashSet();

        Assert.Empty(LayerCatalogue.All.Select(layer => layer.Name).Except(known));
    }

    [Fact]
    public void EveryFormula_IsAskedFor() => Assert.Empty(LayerFormulas.ByLayer.Keys.Except(LayerFormulas.Samples.Select(sample => sample.Names[0])));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Layer_GivesWhatItsFormulaGives(int index, string sample)
    {
        var model = LayerFormulas.Samples[index].Bind();
        var formula = LayerFormulas.ByLayer[LayerFormulas.Samples[index].Names[0]];
        foreach (var mode in new[] { LoweringMode.Predict, LoweringMode.Train })
        {
            var session = new LoweringSession(model, mode);
            session.Graph.Results.Add((new Port(PortKind.Output), StackLowering.Of(session).Output(model.Layers[^1])));
            var ports = Properties.RandomPorts.For(model, session.Graph, Batch, 5);
            double[][] found = GraphInterpreter.Run(session.Graph, ports, out var values)[PortKind.Output];
            for (int i = 0; i < Batch; i++)
            {
                var inputs = model.Layers[^1].Inputs.Select(input => new Tensor(input.OutputShape, ports[PortKind.Input, input.Number][i])).ToList();
                double[][] uniforms = [.. session.Graph.Nodes.Where(n => n.Op is RandomOp).Select(n => values[n.Output][i])];
                Near($"{sample}, {mode}", formula.Value(new(model, inputs, ports.Parameters, uniforms)), found[i], formula.Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_GivesWhatItsFormulaGives(string layer)
    {
        var formula = ModelFormulas.All.Single(f => f.Layer == layer);
        var model = ModelSource.BindDeclaration(formula.Declaration);
        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        var graph = formula.Result == PortKind.Output ? ModelLowering.Predict(model) : ModelLowering.Evaluate(model);
        var ports = Properties.RandomPorts.For(model, graph, 1, 6);
        if (formula.Result == PortKind.Sum)
        {
            ports[PortKind.Target] = ports[PortKind.Input];
        }

        var inputs = model.Inputs.Select((input, i) => new Tensor(input.Shape, ports[PortKind.Input, i][0])).ToList();
        var weights = model.Weights.ToDictionary(w => w.Name, w => new Tensor(w.Shape, ports.Parameters[w.Offset..(w.Offset + w.Length)]));
        Near(layer, formula.Value(inputs, name => weights[name]), GraphInterpreter.Run(graph, ports)[formula.Result][0], 1e-9);
    }

    /// <summary>The layers of every case that runs.</summary>
    private static IEnumerable<string> InFixtures() =>
        FixtureSupport.Models(Path.Combine(AppContext.BaseDirectory, "fixtures")).SelectMany(model => model.Layers).SelectMany(Self).Select(layer => layer.Layer.Name);

    private static IEnumerable<BoundLayer> Self(BoundLayer layer) => layer.Inner.SelectMany(Self).Prepend(layer);

    private static void Near(string what, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what}: element {i} is {actual[i]} instead of {expected[i]}");
        }
    }
}
