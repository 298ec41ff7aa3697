using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Every activation of the catalogue against its formula, piece by piece, on both sides of every kink.</summary>
public sealed class ActivationTests
{
    private const double SeluScale = 1.0507009873554805, SeluAlpha = 1.6732632423543772;

    private static readonly double[] Points = [-7, -3.5, -2, -1.2, -0.7, -0.4, -0.1, 0.2, 0.45, 0.6, 1.3, 2.5, 3.2, 5.5, 8];

    private static readonly Dictionary<string, Func<double, double>> Formulas = new()
    {
        ["Linear"] = x => x,
        ["Relu"] = x => x > 0 ? x : 0,
        ["Sigmoid"] = Sigmoid,
        ["Tanh"] = Math.Tanh,
        ["Softmax"] = x => Math.Exp(x) / Points.Sum(Math.Exp),
        ["HardSigmoid"] = x => x <= -3 ? 0 : x >= 3 ? 1 : (x / 6) + 0.5,
        ["ClassicHardSigmoid"] = x => x <= -2.5 ? 0 : x >= 2.5 ? 1 : (0.2 * x) + 0.5,
        ["Elu"] = x => x > 0 ? x : Math.Exp(x) - 1,
        ["Selu"] = x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        ["Gelu"] = x => x * Normal(x),
        ["Silu"] = x => x * Sigmoid(x),
        ["Softplus"] = x => Math.Log(1 + Math.Exp(x)),
        ["Softsign"] = x => x / (1 + Math.Abs(x)),
        ["Exponential"] = Math.Exp,
        ["LeakyRelu"] = x => x > 0 ? x : 0.2 * x,
        ["LogSoftmax"] = x => x - Math.Log(Points.Sum(Math.Exp)),
        ["Mish"] = x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        ["Relu6"] = x => Math.Clamp(x, 0, 6),
        ["HardSilu"] = x => x < -3 ? 0 : x > 3 ? x : x * (x + 3) / 6,
        ["HardTanh"] = x => Math.Clamp(x, -1, 1),
        ["HardShrink"] = x => Math.Abs(x) > 0.5 ? x : 0,
        ["SoftShrink"] = x => x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0,
        ["TanhShrink"] = x => x - Math.Tanh(x),
        ["Celu"] = x => Math.Max(0, x) + Math.Min(0, Math.Exp(x) - 1),
        ["LogSigmoid"] = x => Math.Log(Sigmoid(x)),
        ["Squareplus"] = x => (x + Math.Sqrt((x * x) + 4)) / 2,
        ["SparsePlus"] = x => x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
        ["Sparsemax"] = x => x == 8 ? 1 : 0,
        ["SparseSigmoid"] = x => x <= -1 ? 0 : x < 1 ? (x + 1) / 2 : 1,
    };

    public static TheoryData<string> Names => [.. ActivationCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Activation_IsItsFormula(string name)
    {
        var graph = new Graph(new ValueIds());
        var x = graph.AddInput(new Shape(Points.Length), Rate.Sample, "x", new Port(PortKind.Input));
        graph.Results.Add((new Port(PortKind.Output), ActivationCatalogue.Get(name).Apply(new GraphBuilder(graph), x)));

        double[] y = GraphInterpreter.Run(graph, new PortValues(1) { [PortKind.Input] = [Points] })[PortKind.Output][0];
        Assert.All(Points.Zip(y), pair => Assert.Equal(Formulas[name](pair.First), pair.Second, 1e-9 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Theory]
    [InlineData(new[] { 0.5, 0.2, -3 }, new[] { 0.65, 0.35, 0 })]
    [InlineData(new[] { 1.0, 1, 1, 1 }, new[] { 0.25, 0.25, 0.25, 0.25 })]
    [InlineData(new[] { 0.0, 0, -2, 0.3 }, new[] { 0.7 / 3, 0.7 / 3, 0, 1.6 / 3 })]
    public void Sparsemax_IsTheNearestPointOfTheSimplex(double[] x, double[] y)
    {
        var graph = new Graph(new ValueIds());
        var input = graph.AddInput(new Shape(x.Length), Rate.Sample, "x", new Port(PortKind.Input));
        graph.Results.Add((new Port(PortKind.Output), ActivationCatalogue.Get("Sparsemax").Apply(new GraphBuilder(graph), input)));
        Assert.All(y.Zip(GraphInterpreter.Run(graph, new PortValues(1) { [PortKind.Input] = [x] })[PortKind.Output][0]), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The normal distribution by its density, Simpson's rule.</summary>
    private static double Normal(double x)
    {
        const int Strips = 4000;
        double width = x / Strips, sum = 0;
        for (int i = 0; i <= Strips; i++)
        {
            sum += (i == 0 || i == Strips ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-(i * width) * (i * width) / 2);
        }

        return 0.5 + (sum * width / 3 / Math.Sqrt(2 * Math.PI));
    }
}
