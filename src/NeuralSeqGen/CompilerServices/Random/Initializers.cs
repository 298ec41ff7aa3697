namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Initial values of weights as Keras defines them. Every number comes from + − × ÷ and √ in double, in scalar order, so that one seed gives the
/// same weights on every machine; each weight has a stream of its own, so that adding a layer leaves the others' weights alone.
/// </summary>
internal static class Initializers
{
    // Standard deviation of a normal distribution cut off at ±2.
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Fills one weight.</summary>
    /// <param name="weight">What the weight declares.</param>
    /// <param name="seed">Seed of the model.</param>
    /// <param name="index">Position of the weight in the model.</param>
    /// <param name="values">The weight's values, written.</param>
    public static void Fill(WeightDefinition weight, long seed, int index, Span<float> values)
    {
        var random = new RandomSource(seed, RandomPurpose.Weights, index);
        double fanIn = Math.Max(weight.FanIn, 1), fanOut = Math.Max(weight.FanOut, 1);
        switch (weight.Initializer)
        {
            case Initializer.Zeros: values.Clear(); break;
            case Initializer.Ones: values.Fill(1f); break;
            case Initializer.Constant: values.Fill((float)Value(weight, 0.0)); break;
            case Initializer.RandomNormal: Normal(random, Value(weight, 0.05), values); break;
            case Initializer.RandomUniform: Uniform(random, Value(weight, 0.05), values); break;
            case Initializer.TruncatedNormal: TruncatedNormal(random, Value(weight, 0.05), values); break;
            case Initializer.GlorotUniform: Uniform(random, Math.Sqrt(6.0 * Value(weight, 1.0) / (fanIn + fanOut)), values); break;
            case Initializer.GlorotNormal: ScaledNormal(random, 2.0 * Value(weight, 1.0) / (fanIn + fanOut), values); break;
            case Initializer.HeUniform: Uniform(random, Math.Sqrt(3.0 * Value(weight, 2.0) / fanIn), values); break;
            case Initializer.HeNormal: ScaledNormal(random, Value(weight, 2.0) / fanIn, values); break;
            case Initializer.LecunUniform: Uniform(random, Math.Sqrt(3.0 * Value(weight, 1.0) / fanIn), values); break;
            case Initializer.LecunNormal: ScaledNormal(random, Value(weight, 1.0) / fanIn, values); break;
            case Initializer.Orthogonal: OrthogonalMatrix.Fill(random, Columns(weight), Value(weight, 1.0), values); break;
            case Initializer.Identity: Identity(Columns(weight), Value(weight, 1.0), values); break;
            default: throw new ArgumentOutOfRangeException(nameof(weight), weight.Initializer, $"Weight '{weight.Name}' has no known initializer.");
        }
        for (int i = weight.Ones.Start; i < weight.Ones.End; i++)
        {
            values[i] = 1f;
        }
    }

    private static double Value(WeightDefinition weight, double keras) => double.IsNaN(weight.InitializerValue) ? keras : weight.InitializerValue;

    private static int Columns(WeightDefinition weight) => weight.Shape.Length == 0 ? 1 : weight.Shape[^1];

    private static void Uniform(RandomSource random, double limit, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = (float)random.NextUniform(-limit, limit);
        }
    }

    private static void Normal(RandomSource random, double deviation, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = (float)(deviation * random.NextNormal());
        }
    }

    private static void ScaledNormal(RandomSource random, double variance, Span<float> values) =>
        TruncatedNormal(random, Math.Sqrt(variance) / TruncatedDeviation, values);

    private static void TruncatedNormal(RandomSource random, double deviation, Span<float> values)
    {
        foreach (ref float value in values)
        {
            double normal;
            do
            {
                normal = random.NextNormal();
            }
            while (normal is < -2.0 or > 2.0);
            value = (float)(deviation * normal);
        }
    }

    private static void Identity(int columns, double gain, Span<float> values)
    {
        values.Clear();
        for (int row = 0, at = 0; row < columns && at < values.Length; row++, at += columns + 1)
        {
            values[at] = (float)gain;
        }
    }
}
