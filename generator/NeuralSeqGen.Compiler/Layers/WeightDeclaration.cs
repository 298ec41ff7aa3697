using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A weight as its layer declares it.</summary>
/// <param name="Name">Name in the layer, such as <c>kernel</c>.</param>
/// <param name="Shape">Keras's layout.</param>
/// <param name="Role">
/// Prefix of the arguments that set its initializer, regularizers and constraint: <c>Kernel</c>, <c>Recurrent</c>, <c>Bias</c>. Of those that the layer
/// does not have, the defaults hold.
/// </param>
internal sealed record WeightDeclaration(string Name, Shape Shape, string Role)
{
    /// <summary>Member of the enum Initializer where the layer has no argument for it.</summary>
    public string Initializer { get; init; } = "Zeros";

    /// <summary>The one number of that initializer; NaN for Keras's.</summary>
    public double InitializerValue { get; init; } = double.NaN;

    /// <summary>True where <see cref="Initializer"/> holds whatever the arguments of the role say.</summary>
    public bool HasOwnInitializer { get; init; }

    /// <summary>False for weights that training does not change by gradients, such as moving averages.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Fans where they are not those of the shape; Keras counts the contracted axes.</summary>
    public (int In, int Out)? Fans { get; init; }

    /// <summary>A run that starts at 1 instead; both 0 for none.</summary>
    public int OnesStart { get; init; }

    public int OnesEnd { get; init; }
}
