namespace NeuralSeqGen;

/// <summary>How well one class is recognised, or the average over classes. What would be divided by zero is 0.</summary>
/// <param name="Name">The class, or the kind of average.</param>
/// <param name="Precision">Of what was predicted as the class, the share that is: TP / (TP + FP).</param>
/// <param name="Recall">Of what is the class, the share that was predicted as it: TP / (TP + FN).</param>
/// <param name="F1Score">Their harmonic mean, 2 TP / (2 TP + FP + FN).</param>
/// <param name="Support">The number of labels of the class.</param>
public sealed record ClassScores(string Name, double Precision, double Recall, double F1Score, long Support)
{
    /// <summary>The figures in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: precision {Precision:F4}, recall {Recall:F4}, F1 {F1Score:F4}, support {Support}");
}
