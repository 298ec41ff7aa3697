using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>From a valid model to the graphs of its programs, in primitive ops.</summary>
internal static class ModelLowering
{
    /// <summary>Outputs, the output of every layer, and behind those the attention scores that are asked for and, for each target, the mask that reaches its output, in inference mode.</summary>
    public static Graph Predict(BoundModel model)
    {
        var session = new LoweringSession(model, LoweringMode.Predict);
        var stack = StackLowering.Of(session);
        AddOutputs(session, stack);
        foreach (var layer in model.Layers)
        {
            session.Graph.Results.Add((new Port(PortKind.LayerOutput, layer.Number), stack.Output(layer)));
        }

        session.Graph.Results.AddRange(model.Scored.Select((layer, i) => (new Port(PortKind.LayerOutput, model.ScoresNumber(i)), stack.Scores(layer))));
        var compared = model.Outputs.Where(output => output.Loss is not null).ToList();
        for (int target = 0; target < compared.Count; target++)
        {
            if (compared[target].IsMasked)
            {
                session.Graph.Results.Add((new Port(PortKind.LayerOutput, model.MaskNumber(target)), stack.RowMask(compared[target])!));
            }
        }

        return session.Graph;
    }

    /// <summary>Loss and metrics in inference mode.</summary>
    public static Graph Evaluate(BoundModel model)
    {
        var session = new LoweringSession(model, LoweringMode.Evaluate);
        var stack = StackLowering.Of(session);
        new ObjectiveLowering(session, stack).Run();
        return session.Graph;
    }

    /// <summary>Loss, metrics and gradients of the weights and of the float inputs.</summary>
    /// <param name="model">A valid model.</param>
    /// <param name="mode">Train, or Evaluate for the gradients of what inference computes.</param>
    public static Graph Train(BoundModel model, LoweringMode mode = LoweringMode.Train)
    {
        var session = new LoweringSession(model, mode);
        var stack = StackLowering.Of(session);
        var share = new ObjectiveLowering(session, stack).Run();
        var inputs = model.Inputs.Select((input, i) => (Number: i, Input: input)).Where(p => !p.Input.IsInteger).ToList();
        var values = inputs.Select(p => stack.Output(p.Input.Layer)).ToList();
        var gradients = Differentiator.Run(session.Graph, share, values, session.Statistics);
        for (int i = 0; i < inputs.Count; i++)
        {
            session.Builder.Scope = inputs[i].Input.Name;
            var gradient = gradients[i] ?? session.Builder.Fill(0, values[i].Shape);
            session.Graph.Results.Add((new Port(PortKind.InputGradient, inputs[i].Number), gradient));
        }

        return session.Graph;
    }

    /// <summary>One step of a stream, for causal models: inputs and outputs have no time axis, recurrent layers take and give their states.</summary>
    public static Graph Step(BoundModel model)
    {
        var session = new LoweringSession(model, LoweringMode.Step);
        var stack = StackLowering.Of(session);
        AddOutputs(session, stack);
        return session.Graph;
    }

    /// <summary>What a decoder needs for its next output: the layers before it, and its own for one step, with what they carry on and start from.</summary>
    public static Graph Decode(BoundModel model, Decoder decoder)
    {
        var session = new LoweringSession(model, LoweringMode.Decode);
        var stack = StackLowering.Of(session, decoder);
        session.Graph.Results.Add((new Port(PortKind.Output, decoder.Output), stack.Output(model.Outputs[decoder.Output].Layer)));
        return session.Graph;
    }

    /// <summary>One optimizer step on one parameter.</summary>
    public static Graph Update(BoundModel model) => OptimizerLowering.Elementwise(model.Optimizer!);

    private static void AddOutputs(LoweringSession session, StackLowering stack)
    {
        var outputs = session.Model.Outputs;
        session.Graph.Results.AddRange(outputs.Select((output, i) => (new Port(PortKind.Output, i), stack.Output(output.Layer))));
    }
}
