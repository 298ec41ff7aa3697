using System.Globalization;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Numbers that are one per batch: the driver computes them, kernels get them as arguments.</summary>
internal static class BatchNumbers
{
    /// <summary>A number that comes in.</summary>
    public static void Load(Level level, Value value, Port port) => level.Commands.Add(new ScalarCommand(Name(level, value), null, [], port));

    /// <summary>All numbers that are computed from others; those that come of a sum over a whole weight wait for it.</summary>
    public static void Compute(Level level)
    {
        foreach (var node in level.Graph.Nodes.Where(n => Clusterer.IsScalar(n) && level.Constant(n.Output) is null && n.Inputs.All(v => level.Constant(v) is not null)))
        {
            level.Commands.Add(new ScalarCommand(Name(level, node.Output), node, [.. node.Inputs.Select(v => level.Constant(v)!)], null));
        }
    }

    /// <summary>Gives a number its name.</summary>
    public static string Name(Level level, Value value)
    {
        string name = "batch" + value.Id.ToString(CultureInfo.InvariantCulture);
        level.SetScalar(value, name);
        return name;
    }
}
