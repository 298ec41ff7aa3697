namespace NeuralSeqGen.Compiler.IR;

/// <summary>Where an input of a whole program comes from, or where a result goes.</summary>
/// <param name="Kind">Which of the runtime's arrays.</param>
/// <param name="Index">Which one of them: input or output number, weight offset in floats, metric sum number.</param>
/// <param name="IsInteger">True when the runtime's array holds 32-bit integers.</param>
internal sealed record Port(PortKind Kind, int Index = 0, bool IsInteger = false);
