using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>What a graph computed.</summary>
/// <param name="Values">Every result, per sample.</param>
/// <param name="Gradients">Gradient of every parameter, summed over the batch, in the layout of the parameters.</param>
internal sealed record GraphResults(IReadOnlyDictionary<(PortKind Kind, int Index), double[][]> Values, double[] Gradients)
{
    public double[][] this[PortKind kind, int index = 0] => Values[(kind, index)];

    /// <summary>A result of which there is one per batch.</summary>
    public double Sum(int index) => this[PortKind.Sum, index][0][0];

    /// <summary>Neighbouring results of which there is one per batch, whether they stand alone or in vectors.</summary>
    public double[] Sums(int first, int count) =>
        [.. Values.Where(v => v.Key.Kind == PortKind.Sum && v.Key.Index >= first && v.Key.Index < first + count).OrderBy(v => v.Key.Index).SelectMany(v => v.Value[0])];

    /// <summary>A result of all samples, one after another.</summary>
    public double[] Flat(PortKind kind, int index = 0) => [.. this[kind, index].SelectMany(sample => sample)];
}
