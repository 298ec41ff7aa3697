using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A weight as its layer declares it.</summary>
/// <param name="Name">Name in the layer, such as <c>kernel</c>.</param>
/// <param name="Shape">Keras's layout.</param>
/// <param name="Role">Prefix of the arguments that set its initializer, regularizers and constraint: <c>Kernel</c>, <c>Recurrent</c>, <c>Bias</c>.</param>
internal sealed record WeightDeclaration(string Name, Shape Shape, string Role)
{
    /// <summary>A run that starts at 1 instead; both 0 for none.</summary>
    public int OnesStart { get; init; }

    public int OnesEnd { get; init; }
}
