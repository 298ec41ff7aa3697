using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.OneSequence;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Values;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>Which models have a program for one sequence: asked, never thrown.</summary>
public sealed class OneSequenceTests
{
    [Theory]
    [InlineData("[Input(4, 6), Reshape(3, 8), Dense(2)]")] // rows of 6, padded, are no rows of 8
    [InlineData("[Input(4, 6), Permute(2, 1), Activation(Activation.Relu)]")] // neighbours of a column are a row apart
    [InlineData("[Input(4, 6), Permute(2, 1), Softmax]")]
    [InlineData("[Input(4, 6), Softmax(Axis = -2)]")]
    public void WhereVectorsCannotBeRead_ThereIsNone(string attributes)
    {
        var graph = Predicted(attributes);

        Assert.True(Support.Has(graph));
        Assert.Null(ProgramScheduler.RunOneSequence(graph, new Tiling(256)));
        Assert.Equal(16, ProgramScheduler.Run(graph, 256).Samples);
    }

    [Fact]
    public void RecurrentLayers_HaveOne()
    {
        var graph = Predicted("[Input(4, 6), Gru(3), Dense(2)]");

        Assert.True(Support.Has(graph));
        Assert.Equal(1, ProgramScheduler.RunOneSequence(graph, new Tiling(256))?.Samples);
    }

    [Fact]
    public void OpsOfTraining_HaveNoLoops()
    {
        var graph = ModelLowering.Train(ModelSource.BindValid("[Input(4, 6), Gru(3), Dense(2), MeanSquaredError, Sgd]"));

        Assert.False(Support.Has(graph));
        Assert.Null(ProgramScheduler.RunOneSequence(graph, new Tiling(256)));
    }

    [Fact]
    public void WhatABodyRefuses_TheProgramLacks()
    {
        var graph = Predicted("[Input(4, 6), Gru(3)]");
        var plan = FormPlan.Of(graph, FeatureLanes.Never, []);
        var outer = new Level(graph, null, plan);
        var scan = (ScanOp)graph.Nodes.Single(n => n.Op is ScanOp).Op;

        new Level(scan.Body, outer, plan).Refuse("first");
        outer.Refuse("second");

        Assert.Equal("first", outer.Refusal);
    }

    private static Graph Predicted(string attributes)
    {
        var graph = ModelLowering.Predict(ModelSource.BindValid(attributes));
        graph.Results.RemoveAll(r => r.Port.Kind == PortKind.LayerOutput);
        CompilationPipeline.Run(graph);
        return graph;
    }
}
