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

    /// <summary>A result of all samples, one after another.</summary>
    public double[] Flat(PortKind kind, int index = 0) => [.. this[kind, index].SelectMany(sample => sample)];
}
