using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>A likely wrong pair of arrays: an overload whose calls are refused with our sentence.</summary>
/// <param name="Mistake">What is said of the call.</param>
/// <param name="Name">Name of the constant that holds the sentence.</param>
/// <param name="X">Type of the input.</param>
/// <param name="Y">Type of the target.</param>
internal sealed record Decoy(Finding Mistake, string Name, string X, string Y);
