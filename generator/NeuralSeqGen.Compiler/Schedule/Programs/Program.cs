using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>One entry point of a model at one vector width: what it does to one group, or to one sequence.</summary>
/// <param name="Commands">In order.</param>
/// <param name="ArenaFloats">Work memory, in floats.</param>
/// <param name="Source">The graph it came from.</param>
/// <param name="Samples">Samples it handles: a group of 16, or one.</param>
internal sealed record Program(IReadOnlyList<Command> Commands, int ArenaFloats, Graph Source, int Samples);
