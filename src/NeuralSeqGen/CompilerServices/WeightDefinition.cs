namespace NeuralSeqGen.CompilerServices;

/// <summary>One weight: where it stands in the parameters, how it starts and what holds it back.</summary>
public sealed class WeightDefinition
{
    /// <summary>Name, such as <c>gru_1/kernel</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Layer that owns it.</summary>
    public required string Layer { get; init; }

    /// <summary>Extents in Keras's layout.</summary>
    public required int[] Shape { get; init; }

    /// <summary>First float in the parameters.</summary>
    public required int Offset { get; init; }

    /// <summary>Number of floats.</summary>
    public required int Length { get; init; }

    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Whether it is no matter of gradients, however its layer is switched: moving averages, adapted means. Training subtracts what the code leaves in its gradient.</summary>
    public bool NeverTrained { get; init; }

    /// <summary>How it starts.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The initializer's one number (stddev, limit, gain, constant); NaN for Keras's default.</summary>
    public double InitializerValue { get; init; } = double.NaN;

    /// <summary>Fan-in of the variance-scaling initializers.</summary>
    public int FanIn { get; init; }

    /// <summary>Fan-out of the variance-scaling initializers.</summary>
    public int FanOut { get; init; }

    /// <summary>A run [Start, End) of the weight that starts at 1 instead (the forget gate's bias); empty when both are 0.</summary>
    public (int Start, int End) Ones { get; init; }

    /// <summary>L1 regularization factor.</summary>
    public double L1 { get; init; }

    /// <summary>L2 regularization factor (not halved).</summary>
    public double L2 { get; init; }

    /// <summary>Factor of the orthogonal regularizer over rows.</summary>
    public double Orthogonal { get; init; }

    /// <summary>The same over columns.</summary>
    public double OrthogonalColumns { get; init; }

    /// <summary>Constraint applied after each step, whose numbers are in the generated code.</summary>
    public Constraint Constraint { get; init; }
}
