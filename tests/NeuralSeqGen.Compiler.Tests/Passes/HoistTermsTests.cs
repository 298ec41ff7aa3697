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

/// <summary>For one sequence the products of a layer's input leave its time loop.</summary>
public sealed class HoistTermsTests
{
    [Fact]
    public void GatesThatBeginAVector_AreOneProduct()
    {
        var graph = Predict("Gru(16, ReturnSequences = true)");

        var product = Assert.Single(graph.Nodes, n => n.Op is ProductOp);
        Assert.Equal(new Shape(6, 48), product.Output.Shape);
        Assert.True(((ProductOp)product.Op).HasInit);
        Assert.All(Body(graph).Nodes.Select(n => n.Op).OfType<ProductOp>(), p => Assert.Single(p.Terms));
    }

    [Fact]
    public void GatesThatDoNot_AreAProductEach()
    {
        var graph = Predict("Gru(5, ReturnSequences = true)");

        Assert.Equal([new(6, 5), new(6, 5), new(6, 5)], graph.Nodes.Where(n => n.Op is ProductOp).Select(n => n.Output.Shape));
    }

    [Theory]
    [InlineData("Gru(16, ReturnSequences = true)")]
    [InlineData("Gru(16, ResetAfter = true, UseBias = false)")]
    [InlineData("Gru(5, GoBackwards = true), Dense(2)")]
    [InlineData("Lstm(32, ReturnSequences = true), SimpleRnn(3)")]
    [InlineData("Masking, Bidirectional, Lstm(16, ReturnSequences = true), Gru(4)")]
    [InlineData("Bidirectional, StackedRnn(2, ReturnSequences = true), Gru(3), Lstm(16)")]
    [InlineData("Reshape(2, 3, 2), TimeDistributed, Gru(16, ReturnSequences = true)")]
    public void TheModel_ComputesTheSame(string layers)
    {
        var model = ModelSource.BindValid($"[Input(6, 2), {layers}]");
        var ports = Properties.RandomPorts.For(model, Unhoisted(layers), 1, 11);
        var expected = GraphInterpreter.Run(Unhoisted(layers), ports);
        var graph = Predict(layers);

        Near.Equal(expected, GraphInterpreter.Run(graph, ports), 1e-12, layers);
        Near.Equal(expected, ProgramExecutor.Run(Assert.IsType<Program>(ProgramScheduler.RunOneSequence(graph, new Tiling(512))), ports), 1e-12, layers);
        Near.Equal(expected, ProgramExecutor.Run(Assert.IsType<Program>(ProgramScheduler.RunOneSequence(graph, new Tiling(128))), ports), 1e-12, layers);
    }

    [Fact]
    public void WhatReadsTheCarry_Stays()
    {
        var recurrent = Body(Predict("SimpleRnn(4)")).Nodes.Select(n => n.Op).OfType<ProductOp>();
        Assert.Single(Assert.Single(recurrent).Terms);
    }

    private static Graph Body(Graph graph) => ((ScanOp)Assert.Single(graph.Nodes, n => n.Op is ScanOp).Op).Body;

    private static Graph Predict(string layers)
    {
        var graph = Unhoisted(layers);
        CompilationPipeline.Run(graph);
        HoistTerms.Run(graph);
        GraphVerifier.Verify(graph);
        return graph;
    }

    private static Graph Unhoisted(string layers)
    {
        var graph = ModelLowering.Predict(ModelSource.BindValid($"[Input(6, 2), {layers}]"));
        graph.Results.RemoveAll(r => r.Port.Kind == PortKind.LayerOutput);
        return graph;
    }
}
