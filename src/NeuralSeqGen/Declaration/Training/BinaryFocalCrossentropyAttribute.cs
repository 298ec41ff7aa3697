namespace NeuralSeqGen;

/// <summary>Cross-entropy of independent yes/no targets that looks at what is answered badly: each is multiplied by <c>(1 − q)^γ</c>, q being the probability given to the right answer (Lin et al., 2018). The mean over the last axis. Targets are 0 to 1.</summary>
public sealed class BinaryFocalCrossentropyAttribute : LossAttribute
{
    /// <summary>True multiplies yes by <see cref="Alpha"/> and no by 1 − <see cref="Alpha"/>.</summary>
    public bool ApplyClassBalancing { get; set; }

    /// <summary>The share of yes when classes are balanced.</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>The power of <c>1 − p</c>: the larger, the less answers count that are right already; 0 is cross-entropy.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>True takes the output as logits instead of probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>The share by which targets are moved towards 0.5.</summary>
    public double LabelSmoothing { get; set; }
}
