namespace NeuralSeqGen.Compiler.Bound;

/// <summary>How a value depends on a sequence: of the sequence its step t needs no step behind t + <paramref name="Ahead"/>.</summary>
/// <param name="Axis">The axis along which its steps lie.</param>
/// <param name="Ahead">How far a step looks ahead; below 0 where the value lags behind the sequence.</param>
internal sealed record TimeReach(int Axis, int Ahead);
