namespace NeuralSeqGen;

/// <summary>The step of LAMB on one weight: <c>w −= lr·‖w‖/‖d‖·d</c>, without the ratio where either norm is 0.</summary>
internal static class TrustRatio
{
    public static void Apply(Span<float> weight, ReadOnlySpan<float> direction, double learningRate)
    {
        double weightNorm = Norm(weight), directionNorm = Norm(direction);
        double rate = weightNorm > 0 && directionNorm > 0 ? learningRate * weightNorm / directionNorm : learningRate;
        for (int i = 0; i < weight.Length; i++)
        {
            weight[i] = (float)(weight[i] - rate * direction[i]);
        }
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        double square = 0.0;
        foreach (float value in values)
        {
            square += (double)value * value;
        }

        return Math.Sqrt(square);
    }
}
