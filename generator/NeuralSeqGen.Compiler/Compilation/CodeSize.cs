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
/// <param name="OneByOne">Whether tiles of one sequence are a row and a vector.</param>
internal sealed record CodeSize(int ElementwiseHalvings, int ProductHalvings, bool OneSequence = true, bool Unrolls = false, bool OneByOne = false)
{
    /// <summary>Lines of all files of a model together.</summary>
    public const int MaxLines = 10_000;

    /// <summary>Steps written out: each is a method of eight lines or more, so that more of them need not be printed to be too long.</summary>
    public const int MaxSteps = MaxLines / 8;

    /// <summary>From the fastest code to the shortest; the first that fits is taken, the last in any case.</summary>
    public static IReadOnlyList<CodeSize> All { get; } = [new(0, 0, Unrolls: true), new(0, 0), new(2, 0), new(2, 1), new(2, 2), new(2, 3), new(2, 3, OneSequence: false)];

    /// <summary>
    /// Two for code that nobody wants fast: the shortest that gives the results of all others, and the one that is left where that does not fit. A model that is
    /// compiled with these alone computes what it does with all.
    /// </summary>
    public static IReadOnlyList<CodeSize> Shortest { get; } = [.. All.Skip(All.Count - 2).Select(size => size with { OneByOne = true })];

    public Tiling Tiling(int bits) => new(bits, ProductHalvings, ElementwiseHalvings, Unrolls: Unrolls, OneByOne: OneByOne);
}
