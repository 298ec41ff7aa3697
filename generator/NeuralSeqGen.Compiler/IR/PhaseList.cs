using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>The phases of a program, in order: all groups of a batch finish one before any begins the next.</summary>
/// <param name="graphs">One graph each; every one but the last has <see cref="PortKind.PhaseSum"/> results.</param>
/// <param name="keepsArena">
/// Whether values go from phase to phase in the work memory of their group. A graph then has inputs without a port, made by an earlier phase, which
/// lists them among its <see cref="Graph.Kept"/>.
/// </param>
internal sealed class PhaseList(IReadOnlyList<Graph> graphs, bool keepsArena) : IReadOnlyList<Graph>
{
    public static readonly PhaseList Empty = new([], false);

    public bool KeepsArena { get; } = keepsArena;

    public int Count => graphs.Count;

    /// <summary>Numbers that cross a phase as sums over all samples.</summary>
    public int SumCount => graphs.SelectMany(p => p.Results).Where(r => r.Port.Kind == PortKind.PhaseSum).Sum(r => r.Value.Shape.Elements);

    public Graph this[int phase] => graphs[phase];

    public IEnumerator<Graph> GetEnumerator() => graphs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
