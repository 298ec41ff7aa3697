namespace NeuralSeqGen.Keras.Files;

/// <summary>Where values are: bytes at an address, or a tree of chunks, each through filters.</summary>
internal sealed record Hdf5Layout(ulong At, ulong Length, int[]? Chunk = null, IReadOnlyList<Hdf5Filter>? Filters = null);
