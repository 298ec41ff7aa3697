using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Attention has a schedule for one sequence: its keys are transposed once.</summary>
public sealed class TransposeOperandsTests
{
    [Theory]
    [InlineData("MultiHeadAttention(1, 16)")]
    [InlineData("MultiHeadAttention(3, 5, ValueDim = 7), Dense(2)")]
    [InlineData("Masking, MultiHeadAttention(2, 8, UseCausalMask = true), LayerNormalization")]
    [InlineData("GroupedQueryAttention(4, 4, 2)")]
    [InlineData("Dense(17), MultiHeadAttention(2, 17)")]
    public void OneSequence_ComputesTheSame(string layers)
    {
        var model = ModelSource.BindValid($"[Input(6, 3), {layers}]");
        var graph = ModelLowering.Predict(model);
        graph.Results.RemoveAll(r => r.Port.Kind == PortKind.LayerOutput);
        var ports = Properties.RandomPorts.For(model, graph, 1, 5);
        var expected = GraphInterpreter.Run(graph, ports);
        CompilationPipeline.Run(graph);
        TransposeOperands.Run(graph);
        GraphVerifier.Verify(graph);

        Assert.DoesNotContain(graph.Nodes.Select(n => n.Op).OfType<ProductOp>(), p => p.Terms.Any(t => t.TransposeB));
        foreach (int bits in new[] { 512, 128 })
        {
            Near.Equal(expected, ProgramExecutor.Run(Assert.IsType<Program>(ProgramScheduler.RunOneSequence(graph, new Tiling(bits))), ports), 1e-9, layers);
        }
    }

    [Fact]
    public void AKernel_StaysWhereItIs()
    {
        var graph = ModelLowering.Predict(ModelSource.BindValid("[Input(6, 3), Dense(4)]"));
        CompilationPipeline.Run(graph);
        var before = graph.Nodes.Select(n => n.Op).ToList();
        TransposeOperands.Run(graph);
        Assert.Equal(before, graph.Nodes.Select(n => n.Op));
    }
}
