using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Kernels of register tiles: products, reductions and elementwise nodes, in the form that the plan says.</summary>
internal sealed class TileScheduler(ProgramKind kind, Places places, OpenKernel kernel)
{
    public void Schedule(Level level, Cluster cluster, HashSet<Value> stored)
    {
        var form = level.Plan.Of(cluster);
        var values = cluster.Together.SelectMany(c => c.Results).Select(n => n.Output).ToList();
        foreach (var value in values.Where(v => stored.Contains(v) && level.Known(v) is null))
        {
            level.AddDestination(value, places.Arena.Place(value, form, cluster.Root?.Op.Mnemonic ?? "value"));
        }

        values.ForEach(value => places.Conversions.AddPlace(level, value, form));
        var builder = kernel.Begin(level, cluster.Results.First().Scope, form, [.. cluster.Nodes]);
        kind.WriteTile(new Job(level, cluster, builder, cluster.IsOptional ? kind.Tiling.Rare : kind.Tiling), places);
        kernel.End(level);
        values.ForEach(value => places.Conversions.ConvertDestinations(level, value, form));
    }
}
