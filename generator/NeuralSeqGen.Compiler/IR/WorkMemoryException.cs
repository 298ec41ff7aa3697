using System;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>A model whose values need more work memory than a program can address: a mistake of the model, known only once its values have places.</summary>
/// <param name="scope">Layer and direction of what needs most of it; see <see cref="Node.Scope"/>.</param>
/// <param name="floats">What that needs.</param>
/// <param name="total">What the program needs, or as much of it as is known.</param>
internal sealed class WorkMemoryException(string scope, long floats, long total) : Exception($"{scope} needs {floats} of {total} floats of work memory")
{
    /// <summary>Floats that a program can address: one array holds them, those that the runtime adds for itself too.</summary>
    public const int MostFloats = int.MaxValue - (1 << 25);

    // of a group, for which every value of a sample is stored so often
    private const int Samples = 16;

    public string Scope { get; } = scope;

    public long Bytes { get; } = floats * sizeof(float);

    public long TotalBytes { get; } = total * sizeof(float);

    /// <summary>One value of a sample that is too large by itself.</summary>
    public static WorkMemoryException OfValue(string scope, long elements) => new(scope, elements * Samples, elements * Samples);
}
