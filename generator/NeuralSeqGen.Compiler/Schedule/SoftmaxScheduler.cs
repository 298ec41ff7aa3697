using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Kernels of rows that are reduced and computed in one.</summary>
internal sealed class SoftmaxScheduler(ProgramKind kind, Places places, OpenKernel kernel)
{
    public void Schedule(Level level, Node node)
    {
        node.Outputs.ForEach(value => AddPlaces(level, value, node.Op.Mnemonic));
        var builder = kernel.Begin(level, node.Scope, Form.Samples, [node]);
        builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        kind.WriteSoftmax(builder, level, new Softmax(places.As(level, node.Inputs[0], Form.Samples), Targets(level, node.Output), node.Outputs.Count > 1 ? Targets(level, node.Outputs[1]) : []));
        kernel.End(level);
        node.Outputs.ForEach(value => places.Conversions.ConvertDestinations(level, value, Form.Samples));
    }

    private void AddPlaces(Level level, Value value, string name)
    {
        if (level.Known(value) is null)
        {
            level.AddDestination(value, places.Arena.Place(value, Form.Samples, name));
        }

        places.Conversions.AddPlace(level, value, Form.Samples);
    }

    private static IReadOnlyList<Layout> Targets(Level level, Value value) => [.. level.Destinations(value).Where(target => target.Form == Form.Samples)];
}
