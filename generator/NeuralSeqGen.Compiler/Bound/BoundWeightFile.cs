namespace NeuralSeqGen.Compiler.Bound;

/// <summary>The weight file that a model is made with, embedded beside it.</summary>
/// <param name="Resource">The name under which it is embedded.</param>
/// <param name="Hash">Hexadecimal digits of the SHA-256 of its bytes.</param>
internal sealed record BoundWeightFile(string Resource, string Hash);
