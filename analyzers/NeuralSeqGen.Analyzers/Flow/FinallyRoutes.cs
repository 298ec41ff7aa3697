using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Where control goes when a try is left: to its handlers by an exception, behind its finally otherwise.</summary>
internal sealed class FinallyRoutes
{
    private readonly Dictionary<ControlFlowRegion, HashSet<int>> _behind = [];

    /// <summary>First blocks of all handlers that an exception in <paramref name="region"/> can reach inside its function, whose outermost region lies in those around it.</summary>
    public static List<int> Handlers(ControlFlowRegion? region)
    {
        var handlers = new List<int>();
        for (; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } whole })
            {
                handlers.AddRange(whole.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try).Select(nested => nested.FirstBlockOrdinal));
            }
        }

        return handlers;
    }

    /// <summary>Notes the way of a branch through its finally blocks; answers with the blocks to look at again.</summary>
    public List<int> Add(ControlFlowBranch branch)
    {
        var changed = new List<int>();
        for (int i = 0; i < branch.FinallyRegions.Length; i++)
        {
            var region = branch.FinallyRegions[i];
            int? next = i + 1 < branch.FinallyRegions.Length ? branch.FinallyRegions[i + 1].FirstBlockOrdinal : branch.Destination?.Ordinal;
            if (next is { } ordinal && Known(region).Add(ordinal))
            {
                changed.AddRange(Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1));
            }
        }

        return changed;
    }

    /// <summary>Where control continues behind the finally that ends with a block.</summary>
    public List<int> Behind(BasicBlock end)
    {
        var region = end.EnclosingRegion;
        while (region is not null && region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter))
        {
            region = region.EnclosingRegion;
        }

        return region is { Kind: ControlFlowRegionKind.Finally } ? [.. Known(region)] : [];
    }

    private HashSet<int> Known(ControlFlowRegion region)
    {
        if (!_behind.TryGetValue(region, out var known))
        {
            _behind[region] = known = [];
        }

        return known;
    }
}
