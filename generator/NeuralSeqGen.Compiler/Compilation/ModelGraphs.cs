using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>The graphs of all entry points of a model after all passes; made once, scheduled for every vector width.</summary>
internal sealed class ModelGraphs
{
    private ModelGraphs(BoundModel model)
    {
        bool hasLoss = model.Outputs.Any(o => o.Loss is not null);
        var train = hasLoss ? Compile(ModelLowering.Train(model), null) : null;
        var predict = ModelLowering.Predict(model);
        SampleCost = SampleCost.Of(predict);
        Predict = Compile(predict, train);
        PredictOne = ForOne(Compile(WithoutLayerOutputs(ModelLowering.Predict(model)), null));
        GroupCost = Schedule.Plan.GroupCost.Of(PredictOne);
        Evaluate = hasLoss ? CompilationPipeline.Split(Compile(ModelLowering.Evaluate(model), train)) : PhaseList.Empty;
        Train = train is null ? PhaseList.Empty : CompilationPipeline.Split(train);
        Update = model.Optimizer is { } optimizer && (model.Weights.Count == 0 || !model.Weights.All(optimizer.IsWhole)) ? Compile(ModelLowering.Update(model), null) : null;
        Weights = WeightGraph.Of(model);
        Step = model.IsCausal ? ForOne(Compile(ModelLowering.Step(model), null)) : null;
        Decoder = DecoderOf(model);
    }

    /// <summary>What inference of one sample costs.</summary>
    public SampleCost SampleCost { get; }

    /// <summary>What a group costs in inference, in samples one after the other.</summary>
    public int GroupCost { get; }

    /// <summary>Inference of a group, with the output of every layer.</summary>
    public Graph Predict { get; }

    /// <summary>Inference of one sample.</summary>
    public Graph PredictOne { get; }

    /// <summary>Loss and metrics, a graph per phase; empty without a loss.</summary>
    public PhaseList Evaluate { get; }

    /// <summary>Loss, metrics and gradients, a graph per phase; empty without a loss.</summary>
    public PhaseList Train { get; }

    /// <summary>One optimizer step on one parameter; null without an optimizer, and where every weight has a step of its own.</summary>
    public Graph? Update { get; }

    /// <summary>Programs over whole weights; none unless something is declared that needs them.</summary>
    public IReadOnlyList<WeightGraph> Weights { get; }

    /// <summary>One step of a stream; null unless the model is causal.</summary>
    public Graph? Step { get; }

    /// <summary>What generates sequences id by id; null without a decoder that goes step by step, and where <see cref="Step"/> does it.</summary>
    public DecoderGraphs? Decoder { get; }

    /// <param name="model">A valid model.</param>
    public static ModelGraphs Of(BoundModel model) => new(model);

    private static Graph Compile(Graph graph, Graph? train)
    {
        if (train is not null)
        {
            CompilationPipeline.Share(graph, train);
        }

        CompilationPipeline.Run(graph);
        return graph;
    }

    private static DecoderGraphs? DecoderOf(BoundModel model) => (model.IsCausal && model.Inputs.Count == 1) || Bound.Decoder.Of(model) is not { } decoder ? null :
        CompilationPipeline.Split(ForOne(Compile(ModelLowering.Decode(model, decoder), null)), decoder.Input);

    private static Graph ForOne(Graph graph)
    {
        CompilationPipeline.RunForOneSequence(graph);
        return graph;
    }

    private static Graph WithoutLayerOutputs(Graph graph)
    {
        graph.Results.RemoveAll(r => r.Port.Kind == PortKind.LayerOutput);
        return graph;
    }
}
