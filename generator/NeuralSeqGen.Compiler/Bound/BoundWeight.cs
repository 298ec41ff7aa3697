using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A weight in its place among the parameters.</summary>
internal sealed record BoundWeight
{
    /// <summary>Name in the model, such as <c>gru_1/kernel</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name in the layer, such as <c>kernel</c>.</summary>
    public required string LocalName { get; init; }

    /// <summary>Name of the layer.</summary>
    public required string Layer { get; init; }

    public required Shape Shape { get; init; }

    /// <summary>First float in the parameters.</summary>
    public required int Offset { get; init; }

    public required bool Trainable { get; init; }

    /// <summary>True for weights that no switch makes trainable.</summary>
    public bool NeverTrained { get; init; }

    /// <summary>Member of the enum Initializer.</summary>
    public required string Initializer { get; init; }

    /// <summary>The initializer's one number; NaN for Keras's default.</summary>
    public double InitializerValue { get; init; } = double.NaN;

    public required int FanIn { get; init; }

    public required int FanOut { get; init; }

    /// <summary>A run of the weight that starts at 1 instead; both 0 for none.</summary>
    public int OnesStart { get; init; }

    public int OnesEnd { get; init; }

    public double L1 { get; init; }

    /// <summary>Factor of Keras's orthogonal regularizer over rows.</summary>
    public double Orthogonal { get; init; }

    /// <summary>The same over columns.</summary>
    public double OrthogonalColumns { get; init; }

    public double L2 { get; init; }

    /// <summary>Member of the enum Constraint.</summary>
    public string Constraint { get; init; } = "None";

    /// <summary>The constraint's one number; NaN for Keras's default.</summary>
    public double ConstraintValue { get; init; } = double.NaN;

    /// <summary>The smallest norm of a constraint that has one.</summary>
    public double ConstraintMin { get; init; }

    /// <summary>How much of the way into its bounds that constraint takes the norm.</summary>
    public double ConstraintRate { get; init; } = 1;

    public int Length => Shape.Elements;
}
