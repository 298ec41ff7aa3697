using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Gradients are called after their values, from the declaration to the graph that is scheduled.</summary>
public sealed class GradientNameTests
{
    [Theory]
    [InlineData("Gru(4, ReturnSequences = true)", "dz dr dhh drh dz_sum dr_sum dhh_sum dh")]
    [InlineData("Gru(4, ResetAfter = true)", "dz dr dhh dhh_sum dhh_sum2 dh")]
    [InlineData("Lstm(4)", "di df do dh dc")]
    [InlineData("Dense(4, Activation = Activation.Tanh)", "ddense_1 ddense_1_sum")]
    public void LayersGradients_HaveTheNamesOfTheirValues(string layer, string gradients)
    {
        var names = Values(Trained(layer)).Select(v => v.Name).ToList();
        Assert.All(gradients.Split(' '), gradient => Assert.Contains(gradient, names));
    }

    [Fact]
    public void ParametersGradients_HaveTheNamesOfTheParameters() =>
        Assert.All(Trained("Gru(4)").Gradients, g => Assert.Equal("d" + g.Parameter.Name, g.Gradient.Name));

    [Fact]
    public void NamesOfTheForwardHalf_StayAsTheyAre()
    {
        var forward = Values(ModelLowering.Predict(ModelSource.BindValid("[Input(6, 3), Gru(4), Dense(2), MeanSquaredError]"))).Select(v => v.Name).OfType<string>();
        Assert.DoesNotContain(forward, name => name is "dz" or "dr" or "dh" or "ddense_1");
    }

    private static Graph Trained(string layer) => ModelLowering.Train(ModelSource.BindValid($"[Input(6, 3), {layer}, Dense(2), MeanSquaredError]"));

    private static IEnumerable<Value> Values(Graph graph) =>
        graph.Nodes.SelectMany(n => n.Outputs.Concat(n.Op is ScanOp scan ? Values(scan.Body) : [])).Concat(graph.Inputs);
}
