using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Formulas;

/// <summary>The value of a layer that only means something among others: that of a whole small model.</summary>
/// <param name="Layer">The layer in question.</param>
/// <param name="Declaration">The files of the model; the class itself comes first.</param>
/// <param name="Value">The numbers of the result, from the inputs and the weights by name.</param>
/// <param name="Result">Output of prediction, or the sum of the losses of the samples.</param>
internal sealed record ModelFormula(string Layer, string Declaration, Func<IReadOnlyList<Tensor>, Func<string, Tensor>, double[]> Value, PortKind Result = PortKind.Output)
{
    public override string ToString() => Layer;
}
