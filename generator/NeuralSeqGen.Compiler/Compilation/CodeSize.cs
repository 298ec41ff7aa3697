using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>
/// How long the code of a model may get. A model whose code does not fit keeps the loops that were to be unrolled, which costs nothing, then gets smaller
/// tiles, elementwise ones first, since they cost least speed; no result changes.
/// </summary>
/// <param name="ElementwiseHalvings">How often elementwise tiles are halved.</param>
/// <param name="ProductHalvings">How often product tiles are.</param>
/// <param name="OneSequence">Whether one sequence has a schedule of its own; else it is a batch of one.</param>
/// <param name="Unrolls">Whether steps are written out where the declaration says so.</param>
internal sealed record CodeSize(int ElementwiseHalvings, int ProductHalvings, bool OneSequence = true, bool Unrolls = false)
{
    /// <summary>Lines of all files of a model together.</summary>
    public const int MaxLines = 10_000;

    /// <summary>Steps written out: each is a method of eight lines or more, so that more of them need not be printed to be too long.</summary>
    public const int MaxSteps = MaxLines / 8;

    /// <summary>From the fastest code to the shortest; the first that fits is taken, the last in any case.</summary>
    public static IReadOnlyList<CodeSize> All { get; } = [new(0, 0, Unrolls: true), new(0, 0), new(2, 0), new(2, 1), new(2, 2), new(2, 3), new(2, 3, OneSequence: false)];

    public Tiling Tiling(int bits) => new(bits, ProductHalvings, ElementwiseHalvings, Unrolls: Unrolls);
}
