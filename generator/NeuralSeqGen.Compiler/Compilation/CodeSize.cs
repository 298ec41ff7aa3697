using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>
/// How long the code of a model may get. A model whose code does not fit gets smaller tiles, elementwise ones first, since they cost least speed;
/// no result changes.
/// </summary>
/// <param name="ElementwiseHalvings">How often elementwise tiles are halved.</param>
/// <param name="ProductHalvings">How often product tiles are.</param>
/// <param name="OneSequence">Whether one sequence has a schedule of its own; else it is a batch of one.</param>
internal sealed record CodeSize(int ElementwiseHalvings, int ProductHalvings, bool OneSequence = true)
{
    /// <summary>Lines of all files of a model together.</summary>
    public const int MaxLines = 10_000;

    /// <summary>From the fastest code to the shortest; the first that fits is taken, the last in any case.</summary>
    public static IReadOnlyList<CodeSize> All { get; } = [new(0, 0), new(2, 0), new(2, 1), new(2, 2), new(2, 3), new(2, 3, OneSequence: false)];

    public Tiling Tiling(int bits) => new(bits, ProductHalvings, ElementwiseHalvings);
}
