using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>What every op must have: a value by hand that the interpreter gives, a gradient of finite differences, and a printed form that tells it from others.</summary>
public sealed class OpCaseTests
{
    private const double Step = 1e-5;

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (op, i) in OpCases.All.Select((op, i) => (op, i)))
            {
                data.Add(i, op.ToString());
            }

            return data;
        }
    }

    [Fact]
    public void EveryOp_HasACase() => Assert.Empty(
        typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract).Except(OpCases.All.Select(c => c.Op.GetType())));

    [Fact]
    public void EveryFunction_HasACase()
    {
        Assert.Empty(Enum.GetValues<UnaryKind>().Except(OpCases.All.Select(c => c.Op).OfType<UnaryOp>().Select(op => op.Kind)));
        Assert.Empty(Enum.GetValues<BinaryKind>().Except(OpCases.All.Select(c => c.Op).OfType<BinaryOp>().Select(op => op.Kind)));
        Assert.Empty(Enum.GetValues<DoubleReduceKind>().Except(OpCases.All.Select(c => c.Op).OfType<DoubleReduceOp>().Select(op => op.Kind)));
        Assert.Empty(Enum.GetValues<ReduceKind>().Except(OpCases.All.Select(c => c.Op).OfType<ReduceOp>().Select(op => op.Kind)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Interpreter_GivesTheValueByHand(int index, string op)
    {
        var graph = OpCases.All[index].Graph(out _);
        GraphVerifier.Verify(graph);
        var results = GraphInterpreter.Run(graph, OpCases.All[index].Ports(graph));
        double[] found = [.. graph.Results.Where(r => r.Port.Kind == PortKind.Output).SelectMany(r => results.Flat(PortKind.Output, r.Port.Index))];

        Assert.Equal(OpCases.All[index].Expected.Length, found.Length);
        Assert.All(OpCases.All[index].Expected.Zip(found), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1e-12, $"{op}: {pair.Second} instead of {pair.First}"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_IsThatOfFiniteDifferences(int index, string op)
    {
        var inputs = OpCases.All[index].Inputs;
        var graph = OpCases.All[index].Graph(out var gradients);
        graph.Results.AddRange(gradients.Select((gradient, i) => (new Port(PortKind.InputGradient, i), gradient!)).Where(r => r.Item2 is not null));
        GraphVerifier.Verify(graph);
        var ports = OpCases.All[index].Ports(graph);
        var results = GraphInterpreter.Run(graph, ports);
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int e = 0; e < inputs[i].Values.Length && inputs[i].NotTrained.Length == 0; e++)
            {
                int sample = e / inputs[i].Shape.Elements, at = e % inputs[i].Shape.Elements;
                double found = gradients[i] is null ? 0 : results[PortKind.InputGradient, i][sample][at], expected = Slope(graph, ports, ports[PortKind.Input, i][sample], at);
                Assert.True(Math.Abs(found - expected) <= 1e-7 * Math.Max(1, Math.Abs(expected)), $"{op}: gradient {found} of element {e} of operand {i}, difference {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void PrintedForm_ChangesWithEveryAttribute(int index, string op) =>
        Assert.All(OpVariants.Of(OpCases.All[index].Op), variant => Assert.True(Print(variant.Op) != Print(OpCases.All[index].Op), $"{op}: the printed form does not say {variant.Attribute}"));

    private static string Print(Op op) => $"{op.Mnemonic} {op.Attributes}";

    private static double Slope(Graph graph, PortValues ports, double[] values, int at)
    {
        double value = values[at];
        values[at] = value + Step;
        double above = GraphInterpreter.Run(graph, ports).Sum(0);
        values[at] = value - Step;
        double below = GraphInterpreter.Run(graph, ports).Sum(0);
        values[at] = value;
        return (above - below) / (2 * Step);
    }
}
