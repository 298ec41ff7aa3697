using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Sums over a whole weight in double, which the runtime makes between kernels.</summary>
internal sealed class SumScheduler(Places places)
{
    public void Schedule(Level level, Node node, DoubleReduceOp sum)
    {
        var source = places.Arena.Touch(places.Of(level, node.Inputs[0]));
        if (sum.Axis == 0)
        {
            level.Commands.Add(new SumCommand(sum, source, null, BatchNumbers.Name(level, node.Output)));
            BatchNumbers.Compute(level);
            return;
        }

        var target = places.Arena.Touch(places.Arena.Place(node.Output, Form.Samples, node.Op.Mnemonic));
        level.AddDestination(node.Output, target);
        level.Commands.Add(new SumCommand(sum, source, target, null));
    }
}
