using System.Runtime.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Some samples that a source gave: one array per input and per target, batch axis first.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Weights">One weight per sample; null where all are 1.</param>
internal sealed record SampleChunk(Array[] Inputs, Array[] Targets, float[]? Weights)
{
    /// <summary>The arrays of a typed input or target: itself, or the elements of a tuple.</summary>
    public static Array[] Parts<T>(T value) => value switch
    {
        Array array => [array],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (Array)tuple[i]!)],
        // the checks name what is missing
        _ => [null!],
    };
}
