using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>One entry point of a model at one vector width: what it does to one group, to one sequence, or to a range of parameters, 16 of them at a time.</summary>
/// <param name="Prologue">What is done once for all parameters of a range; empty where the whole program runs for every group.</param>
/// <param name="Body">What is done for each group, in order.</param>
/// <param name="ArenaFloats">Work memory, in floats.</param>
/// <param name="Source">The graph it came from.</param>
/// <param name="Samples">Samples it handles: a group of 16, or one.</param>
internal sealed record Program(IReadOnlyList<Command> Prologue, IReadOnlyList<Command> Body, int ArenaFloats, Graph Source, int Samples)
{
    /// <summary>All commands, in order.</summary>
    public IEnumerable<Command> Commands => Prologue.Concat(Body);
}
