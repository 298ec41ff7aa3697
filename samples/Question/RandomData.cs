/// <summary>The question's data: uniform random numbers in [0, 1), inputs and targets alike.</summary>
internal static class RandomData
{
    /// <summary>An array (samples, steps, features).</summary>
    internal static float[,,] Sequences(Random random, int samples, int steps, int features)
    {
        float[,,] values = new float[samples, steps, features];
        for (int n = 0; n < samples; n++)
        {
            for (int t = 0; t < steps; t++)
            {
                for (int f = 0; f < features; f++)
                {
                    values[n, t, f] = random.NextSingle();
                }
            }
        }

        return values;
    }

    /// <summary>An array (samples, features).</summary>
    internal static float[,] Vectors(Random random, int samples, int features)
    {
        float[,] values = new float[samples, features];
        for (int n = 0; n < samples; n++)
        {
            for (int f = 0; f < features; f++)
            {
                values[n, f] = random.NextSingle();
            }
        }

        return values;
    }
}
