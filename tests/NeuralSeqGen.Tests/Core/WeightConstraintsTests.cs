using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Keras's constraints: norms run along the first axis, whatever follows it.</summary>
public class WeightConstraintsTests
{
    private const double Epsilon = 1e-7;

    [Fact]
    public void NonNegative_SetsNegativesToZero() => Assert.Equal([0f, 1f, 0f, 2f], Constrained(Constraint.NonNegative, [2, 2], -1, 1, 0, 2));

    [Theory]
    [InlineData(Constraint.UnitNorm, double.NaN, 0, 1, 1, 1)]
    [InlineData(Constraint.MaxNorm, double.NaN, 0, 1, 2, 0.5)]
    [InlineData(Constraint.MaxNorm, 3, 0, 1, 3, 0.5)]
    [InlineData(Constraint.MinMaxNorm, double.NaN, 0, 1, 1, 0.5)]
    [InlineData(Constraint.MinMaxNorm, 4, 1, 1, 4, 1)]
    [InlineData(Constraint.MinMaxNorm, 4, 1, 0.5, 4.5, 0.75)]
    public void Norms_GoWhereKerasTakesThem(Constraint constraint, double value, double min, double rate, double wantedOfFive, double wantedOfHalf)
    {
        // columns of norm 5 and 0.5, of a matrix and of a kernel with three axes
        foreach (int[] shape in new int[][] { [2, 2], [2, 1, 2] })
        {
            float[] w = Constrained(constraint, shape, value, min, rate, 3, 0.3f, 4, 0.4f);
            double five = wantedOfFive / (5 + Epsilon), half = wantedOfHalf / (0.5 + Epsilon);
            double[] expected = [3 * five, 0.3 * half, 4 * five, 0.4 * half];
            Assert.All(expected.Zip(w), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Zeros_StayZeros() => Assert.Equal([0f, 0f], Constrained(Constraint.UnitNorm, [2], 0, 0));

    private static float[] Constrained(Constraint constraint, int[] shape, params float[] values) => Constrained(constraint, shape, double.NaN, 0, 1, values);

    private static float[] Constrained(Constraint constraint, int[] shape, double value, double min, double rate, params float[] values)
    {
        var weight = new WeightDefinition
        {
            Name = "w", Layer = "w", Shape = shape, Offset = 0, Length = values.Length, Constraint = constraint, ConstraintValue = value, ConstraintMin = min, ConstraintRate = rate,
        };
        WeightConstraints.Apply(weight, values);
        return values;
    }
}
