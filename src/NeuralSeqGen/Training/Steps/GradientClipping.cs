using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Keras's three ways to clip gradients; the first that is set wins: each weight's norm, the joint norm, each element.</summary>
internal static unsafe class GradientClipping
{
    public static void Apply(OptimizerDefinition optimizer, ModelDefinition definition, TrainableWeights trainable, float* gradient)
    {
        if (optimizer.ClipNorm > 0)
        {
            EachWeight(optimizer.ClipNorm, definition, trainable, gradient);
        }
        else if (optimizer.GlobalClipNorm > 0)
        {
            Joint(optimizer.GlobalClipNorm, definition, trainable, gradient);
        }
        else if (optimizer.ClipValue > 0)
        {
            foreach (var (start, end) in trainable.Runs)
            {
                Elements((float)optimizer.ClipValue, new Span<float>(gradient + start, end - start));
            }
        }
    }

    private static void EachWeight(double limit, ModelDefinition definition, TrainableWeights trainable, float* gradient)
    {
        for (int i = 0; i < definition.Weights.Length; i++)
        {
            if (!trainable[i])
            {
                continue;
            }

            var values = Of(definition.Weights[i], gradient);
            Limit(limit, Math.Sqrt(Square(values)), values);
        }
    }

    private static void Joint(double limit, ModelDefinition definition, TrainableWeights trainable, float* gradient)
    {
        double square = 0.0;
        for (int i = 0; i < definition.Weights.Length; i++)
        {
            if (trainable[i])
            {
                square += Square(Of(definition.Weights[i], gradient));
            }
        }

        foreach (var (start, end) in trainable.Runs)
        {
            Limit(limit, Math.Sqrt(square), new Span<float>(gradient + start, end - start));
        }
    }

    private static void Limit(double limit, double norm, Span<float> values)
    {
        if (!(norm > limit))
        {
            return;
        }

        double factor = limit / norm;
        foreach (ref float value in values)
        {
            value = (float)(value * factor);
        }
    }

    private static void Elements(float limit, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = value > limit ? limit : value < -limit ? -limit : value;
        }
    }

    private static double Square(ReadOnlySpan<float> values)
    {
        double sum = 0.0;
        foreach (float value in values)
        {
            sum += (double)value * value;
        }

        return sum;
    }

    private static Span<float> Of(WeightDefinition weight, float* values) => new(values + weight.Offset, weight.Length);
}
