namespace NeuralSeqGen.Models.Tests;

/// <summary>Reproducible inputs and targets.</summary>
internal static class RandomData
{
    /// <summary>Uniform in [−1, 1): (samples, features).</summary>
    public static float[,] Floats(int seed, int samples, int features)
    {
        float[,] values = new float[samples, features];
        Fill(Sequences.AsSpan(values), seed);
        return values;
    }

    /// <summary>Uniform in [−1, 1): (samples, steps, features).</summary>
    public static float[,,] Floats(int seed, int samples, int steps, int features)
    {
        float[,,] values = new float[samples, steps, features];
        Fill(Sequences.AsSpan(values), seed);
        return values;
    }

    /// <summary>Uniform in [0, 1): (samples, classes).</summary>
    public static float[,] Targets(int seed, int samples, int classes)
    {
        float[,] values = new float[samples, classes];
        Fill(Sequences.AsSpan(values), seed, low: 0);
        return values;
    }

    /// <summary>Uniform in [0, 1): (samples, steps, classes).</summary>
    public static float[,,] Targets(int seed, int samples, int steps, int classes)
    {
        float[,,] values = new float[samples, steps, classes];
        Fill(Sequences.AsSpan(values), seed, low: 0);
        return values;
    }

    /// <summary>One label per step.</summary>
    public static int[,] Labels(int seed, int samples, int steps, int classes)
    {
        var random = new Random(seed);
        int[,] labels = new int[samples, steps];
        for (int n = 0; n < samples; n++)
        {
            for (int t = 0; t < steps; t++)
            {
                labels[n, t] = random.Next(classes);
            }
        }

        return labels;
    }

    /// <summary>Gives the last steps of every third sample one value everywhere.</summary>
    public static float[,,] Padded(float[,,] x, float value)
    {
        int steps = x.GetLength(1), features = x.GetLength(2);
        for (int n = 0; n < x.GetLength(0); n += 3)
        {
            Sequences.AsSpan(x).Slice((n * steps + 1 + n % (steps - 1)) * features, (steps - 1 - n % (steps - 1)) * features).Fill(value);
        }

        return x;
    }

    /// <summary>The first samples of an array.</summary>
    public static float[,,] First(float[,,] x, int samples)
    {
        float[,,] part = new float[samples, x.GetLength(1), x.GetLength(2)];
        Sequences.AsSpan(x)[..part.Length].CopyTo(Sequences.AsSpan(part));
        return part;
    }

    /// <summary>One sample of an array.</summary>
    public static float[,] Sample(float[,,] x, int sample)
    {
        float[,] one = new float[x.GetLength(1), x.GetLength(2)];
        Sequences.AsSpan(x).Slice(sample * one.Length, one.Length).CopyTo(Sequences.AsSpan(one));
        return one;
    }

    private static void Fill(Span<float> values, int seed, float low = -1)
    {
        var random = new Random(seed);
        foreach (ref float value in values)
        {
            value = low + random.NextSingle() * (1 - low);
        }
    }
}
