namespace NeuralSeqGen.CompilerServices;

/// <summary>The ids that an input may hold: those of the smallest embedding that reads it.</summary>
/// <param name="Count">Number of ids, from 0 on.</param>
/// <param name="Layer">The embedding as messages quote it.</param>
public sealed record IdRange(int Count, string Layer);
