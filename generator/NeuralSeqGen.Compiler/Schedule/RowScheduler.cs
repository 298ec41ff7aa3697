using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Rows of a table by their numbers, and what is added to such rows of its gradient.</summary>
internal sealed class RowScheduler(Places places)
{
    public void Schedule(Level level, Node node)
    {
        var ids = Contiguous(level, node.Inputs[0]);
        if (node.Op is GatherOp)
        {
            var target = places.Arena.Place(node.Output, Form.Samples, "gather");
            level.AddDestination(node.Output, target);
            level.Commands.Add(new GatherRowsCommand(ids, Rows(places.Of(level, node.Inputs[1])), places.Arena.Touch(target)));
            return;
        }

        var values = Contiguous(level, node.Inputs[1]);
        foreach (var gradient in level.Destinations(node.Output))
        {
            level.Commands.Add(new ScatterRowsCommand(ids, values, Rows(gradient)));
        }
    }

    private Layout Contiguous(Level level, Value value) => places.Arena.Touch(places.Contiguous(level, value));

    private static Layout Rows(Layout table) => table.Buffer.Kind is BufferKind.Parameters or BufferKind.Gradients && table.Strides.SequenceEqual(table.Shape.Strides())
        ? table
        : throw new GraphException("rows can be taken of a whole parameter only");
}
