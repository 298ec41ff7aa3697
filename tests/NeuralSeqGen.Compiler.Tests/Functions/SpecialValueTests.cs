using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Infinities, NaN and numbers at the edge of what an operation is defined for: C#, the graph and the programs give the number that is written here.</summary>
public sealed class SpecialValueTests
{
    public static TheoryData<int, string> Cases => [.. SpecialValues.All.Select((given, i) => (i, given.Case.Text))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Numbers_AreTheSameEverywhere(int index, string text)
    {
        var (operation, input, expected) = SpecialValues.All[index];
        Same(expected, [.. operation.Run(Tensor.Create(input), 0).ToArray().Select(v => (double)v)], text);
        SameInModels(operation.Written("x", "x"), input, expected);
    }

    /// <summary>A plain run refuses such ids; a model reads the nearest row of any table.</summary>
    [Fact]
    public void Ids_WithoutARow_ReadTheNearest() => SameInModels("(2 * x).Take(x)", [0, -3, 1.7f, 9, float.NaN, float.PositiveInfinity, 3], [0, 0, -6, 6, 0, 6, 18]);

    private static void SameInModels(string body, float[] input, float[] expected)
    {
        var model = FunctionSource.BindValid($"Input({input.Length}), Lambda(nameof(F)), MeanSquaredError, Sgd", FunctionSource.Function("Tensor F(Tensor x)", $"return {body};"));
        var graph = ModelLowering.Predict(model);
        graph.Results.RemoveAll(result => result.Port.Kind == PortKind.LayerOutput);
        var ports = RandomPorts.For(model, graph, 1, 3);
        ports[PortKind.Input][0] = [.. input.Select(v => (double)v)];
        Same(expected, GraphInterpreter.Run(graph, ports)[PortKind.Output][0], "graph");
        CompilationPipeline.Run(graph);
        foreach (int bits in new[] { 512, 128 })
        {
            Same(expected, ProgramExecutor.Run(ProgramScheduler.Run(graph, bits), ports)[PortKind.Output][0], $"{bits} bits");
        }

        CompilationPipeline.RunForOneSequence(graph);
        if (ProgramScheduler.RunOneSequence(graph, new Tiling(256)) is { } one)
        {
            Same(expected, ProgramExecutor.Run(one, ports)[PortKind.Output][0], "one sequence");
        }
    }

    private static void Same(float[] expected, IReadOnlyList<double> found, string what)
    {
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.True(pair.First.Equals((float)pair.Second) || Math.Abs(pair.First - pair.Second) < 1e-6 * Math.Max(1, Math.Abs(pair.First)), $"{what}: {pair.Second} instead of {pair.First}"));
    }
}
