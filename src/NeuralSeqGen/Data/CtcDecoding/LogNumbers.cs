namespace NeuralSeqGen;

/// <summary>Probabilities as logarithms, in double.</summary>
internal static class LogNumbers
{
    /// <summary>log(eᵃ + eᵇ).</summary>
    public static double Add(double a, double b) => double.IsNegativeInfinity(a) ? b : double.IsNegativeInfinity(b) ? a : Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));

    /// <summary>The logarithms of the softmax of logits; false where they have none, for NaN, +∞ or −∞ everywhere.</summary>
    public static bool TrySoftmax(ReadOnlySpan<float> logits, Span<double> logarithms)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (float logit in logits)
        {
            largest = Math.Max(largest, logit); // NaN if one is
        }

        foreach (float logit in logits)
        {
            sum += Math.Exp(logit - largest);
        }

        double shift = largest + Math.Log(sum);
        for (int i = 0; i < logits.Length; i++)
        {
            logarithms[i] = logits[i] - shift;
        }

        return double.IsFinite(shift);
    }
}
