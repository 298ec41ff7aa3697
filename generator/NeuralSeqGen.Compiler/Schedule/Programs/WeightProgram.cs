using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>A program over a whole weight.</summary>
/// <param name="Part">What it does.</param>
/// <param name="Weights">Positions of the weights that share it.</param>
/// <param name="Program">The program.</param>
internal sealed record WeightProgram(WeightPart Part, IReadOnlyList<int> Weights, Program Program);
