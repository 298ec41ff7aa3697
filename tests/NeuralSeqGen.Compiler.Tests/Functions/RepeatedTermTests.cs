using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Values that stand in an expression more than once, where sums and parts are rewritten.</summary>
public sealed class RepeatedTermTests
{
    private const string Head = "Tensor F(Tensor x, [Weight(6, 6)] Tensor k, [Weight(6)] Tensor b)";

    /// <summary>The sum is <c>products·x·k + inputs·x + biases·b</c>.</summary>
    [Theory]
    [InlineData("x.Dot(k) + x + x + b", 1, 2, 1)]
    [InlineData("x + x.Dot(k) + x + x + b", 1, 3, 1)]
    [InlineData("x.Dot(k) + b + b", 1, 0, 2)]
    [InlineData("b + (x.Dot(k) + b) + x + b", 1, 1, 3)]
    [InlineData("x.Dot(k) + x.Dot(k) + b", 2, 0, 1)]
    [InlineData("x.Dot(k) + x.Dot(k) + x + x + b + b", 2, 2, 2)]
    public void Sum_AddsAValueAsOftenAsItStands(string sum, int products, int inputs, int biases)
    {
        var model = FunctionSource.BindValid("Input(4, 6), Lambda(nameof(F)), MeanSquaredError, Sgd", FunctionSource.Function(Head, $"return {sum};"));
        var graph = ModelLowering.Predict(model);
        var ports = RandomPorts.For(model, graph, 1, 3);
        double[] x = ports[PortKind.Input][0], w = [.. ports.Parameters.Select(v => (double)v)];
        double[] y = GraphInterpreter.Run(graph, ports)[PortKind.Output][0];

        for (int i = 0; i < y.Length; i++)
        {
            int row = i / 6, column = i % 6;
            double product = Enumerable.Range(0, 6).Sum(j => x[(row * 6) + j] * w[(j * 6) + column]);
            Assert.Equal((products * product) + (inputs * x[i]) + (biases * w[36 + column]), y[i], 1e-9);
        }
    }

    /// <summary>A step that reads its value twice, forty times: without a memory of what is made there would be 2⁴⁰ parts.</summary>
    [Fact]
    public void PartsOfADeepValue_AreMadeOnce()
    {
        var model = FunctionSource.BindValid("Input(4, 6), Lambda(nameof(F)), MeanSquaredError, Sgd", FunctionSource.Function(Head, "var y = x.Dot(k) + b;\nfor (int i = 0; i < 40; i++)\n{\n    y = y + 0.1 * Tanh(y);\n}\nvar (p, q) = y.Split(2);\nreturn p * q;"));
        Assert.InRange(ModelLowering.Predict(model).Nodes.Count, 80, 1000);
    }
}
