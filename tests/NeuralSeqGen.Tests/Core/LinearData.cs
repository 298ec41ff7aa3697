using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

internal static class LinearData
{
    /// <summary>Samples of y = x·K + b for a fixed K and b.</summary>
    public static (float[,] X, float[,] Y) Make(int samples, int features = 5, int units = 3, int seed = 1)
    {
        var random = new RandomSource(seed, RandomPurpose.Noise);
        float[,] x = new float[samples, features], y = new float[samples, units];
        for (int s = 0; s < samples; s++)
        {
            for (int f = 0; f < features; f++)
            {
                x[s, f] = (float)random.NextUniform(-1, 1);
            }

            for (int u = 0; u < units; u++)
            {
                y[s, u] = 0.5f * u;
                for (int f = 0; f < features; f++)
                {
                    y[s, u] += x[s, f] * MathF.Sin(f + 2 * u);
                }
            }
        }
        return (x, y);
    }

    public static ReadOnlySpan<float> Flat(float[,] values) => System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref values[0, 0], values.Length);
}
