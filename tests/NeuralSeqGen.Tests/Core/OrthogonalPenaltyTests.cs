namespace NeuralSeqGen.Tests.Core;

/// <summary>Keras's orthogonal regularizer by its definition: normalise, multiply, sum what is off the diagonal.</summary>
public unsafe class OrthogonalPenaltyTests
{
    [Fact]
    public void Loss_IsTheMeanCosineOfPairs()
    {
        // rows at 0, 45 and 90 degrees: cosines of 1/√2, 1/√2 and 0
        Assert.Equal(0.3 * Math.Sqrt(0.5) * 2 / 3, Loss([2, 0, 5, 5, 0, 3], new(0.3, 3, 2, 2, 1)), 1e-6);
        Assert.Equal(0, Loss([1, 2], new(0.3, 1, 2, 2, 1)));
    }

    [Fact]
    public void Columns_AreRowsOfTheTransposedMatrix()
    {
        float[] w = Random(12);
        float[] transposed = Enumerable.Range(0, 12).Select(i => w[i % 4 * 3 + i / 4]).ToArray();
        Assert.Equal(Loss(transposed, new(1, 3, 4, 4, 1)), Loss(w, new(1, 3, 4, 1, 3)), 1e-12);
    }

    [Theory, InlineData(4, 3), InlineData(2, 5), InlineData(3, 1)]
    public void Gradient_IsThatOfTheLoss(int rows, int columns)
    {
        float[] w = Random(rows * columns);
        var penalty = new OrthogonalPenalty(0.7, rows, columns, columns, 1);
        float[] gradient = new float[w.Length];
        fixed (float* p = w, g = gradient)
        {
            penalty.AddGradient(p, g);
        }

        for (int i = 0; i < w.Length; i++)
        {
            float at = w[i];
            w[i] = at + 1e-3f;
            double above = Loss(w, penalty);
            w[i] = at - 1e-3f;
            double below = Loss(w, penalty);
            w[i] = at;
            Assert.Equal((above - below) / 2e-3, gradient[i], 2e-3);
        }
    }

    [Fact]
    public void RowsOfZeros_AreNoNumbersOfTheirOwn()
    {
        float[] gradient = new float[4];
        fixed (float* p = new float[] { 0, 0, 1, 2 }, g = gradient)
        {
            new OrthogonalPenalty(1, 2, 2, 2, 1).AddGradient(p, g);
        }

        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
    }

    private static double Loss(float[] w, OrthogonalPenalty penalty)
    {
        fixed (float* p = w)
        {
            return penalty.Loss(p);
        }
    }

    private static float[] Random(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.4f)];
    }
}
