using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>The mask of a function of several masked sequences: a step counts where one of them has it, to the function and behind it.</summary>
public sealed class JoinedMaskTests
{
    private const int Steps = 5;

    // Of the first sequence's steps, those of 0 are padding; so of the second's. Only the last is padding in both.
    private static readonly double[] _first = [1, -2, 0, 0, 0];
    private static readonly double[] _second = [3, 0, 0.5, 4, 0];

    [Theory]
    [InlineData("Tensor F(Tensor a, Tensor b)", "a + 2 * b", 0)]
    [InlineData("Tensor F(Tensor a, Tensor b, Tensor mask)", "a + 2 * b + 10 * mask.ExpandDims(-1)", 10)]
    [InlineData("Tensor F(Tensor a, Tensor b, Tensor mask)", "a + 2 * b + (10 * mask.Sum() / 4)", 10)]
    public void AStepCounts_WhereOneHasIt(string head, string body, double added)
    {
        var counted = Enumerable.Range(0, Steps).Where(t => _first[t] != 0 || _second[t] != 0).ToList();
        double expected = counted.Sum(t => _first[t] + (2 * _second[t]) + added) / counted.Count;

        var model = ModelSource.BindDeclaration(Source(head, body));
        Assert.Empty(model.Findings.Select(f => f.Sentence));
        var graph = ModelLowering.Predict(model);
        graph.Results.RemoveAll(result => result.Port.Kind == PortKind.LayerOutput);
        var ports = RandomPorts.For(model, graph, 1, 3);
        ports[PortKind.Input] = [_first];
        ports[PortKind.Input, 1] = [_second];
        Assert.Equal(expected, Assert.Single(GraphInterpreter.Run(graph, ports)[PortKind.Output][0]), 1e-9);
        CompilationPipeline.Run(graph);
        foreach (int bits in new[] { 512, 128 })
        {
            Assert.Equal(expected, Assert.Single(ProgramExecutor.Run(ProgramScheduler.Run(graph, bits), ports)[PortKind.Output][0]), 1e-6);
        }
    }

    private static string Source(string head, string body) => $$"""
        using static NeuralSeqGen.Tensor;
        [SequenceModel, Sgd]
        public sealed partial class Mine
        {
            [Input({{Steps}}, 1)] private static partial LayerNode First { get; }
            [Input({{Steps}}, 1)] private static partial LayerNode Second { get; }
            [Masking(From = nameof(First))] private static partial LayerNode Left { get; }
            [Masking(From = nameof(Second))] private static partial LayerNode Right { get; }
            [Lambda(nameof(F), nameof(Left), nameof(Right)), GlobalAveragePooling1D, MeanSquaredError] private static partial LayerNode Mean { get; }
            [TensorFunction] internal static {{head}} => {{body}};
        }
        """;
}
