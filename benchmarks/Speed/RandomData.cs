namespace Speed;

/// <summary>Seeded inputs and one-hot targets.</summary>
internal static class RandomData
{
    public static float[] Inputs(int count)
    {
        var random = new Random(7);
        float[] x = new float[count];
        for (int i = 0; i < count; i++)
        {
            x[i] = (float)((random.NextDouble() * 2) - 1);
        }

        return x;
    }

    public static float[] Targets(int rows, int classes)
    {
        var random = new Random(8);
        float[] y = new float[rows * classes];
        for (int row = 0; row < rows; row++)
        {
            y[(row * classes) + random.Next(classes)] = 1;
        }

        return y;
    }
}
