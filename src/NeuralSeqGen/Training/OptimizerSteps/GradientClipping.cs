using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Keras's three ways to clip gradients; the first that is set wins: each weight's norm, the joint norm, each element.</summary>
/// <param name="optimizer">What is declared.</param>
/// <param name="programs">Measure and scale the gradient of a weight.</param>
/// <param name="trainable">The weights that count.</param>
internal sealed unsafe class GradientClipping(OptimizerDefinition optimizer, WeightPrograms programs, TrainableWeights trainable)
{
    public void Apply(WholeWeight arguments, WorkTeam team, int threads)
    {
        if (optimizer.ClipNorm > 0)
        {
            programs.Run(WeightPart.Clip, in arguments, team, threads);
        }
        else if (optimizer.GlobalClipNorm > 0)
        {
            programs.Run(WeightPart.GradientNorm, in arguments, team, threads);
            arguments.JointNorm = Joint(programs.Numbers);
            programs.Run(WeightPart.Clip, in arguments, team, threads);
        }
        else if (optimizer.ClipValue > 0)
        {
            foreach (var (start, end) in trainable.Runs)
            {
                Elements((float)optimizer.ClipValue, new Span<float>(arguments.Gradient + start, end - start));
            }
        }
    }

    private static double Joint(ReadOnlySpan<double> norms)
    {
        double square = 0.0;
        foreach (double norm in norms)
        {
            square += norm * norm;
        }

        return Math.Sqrt(square);
    }

    private static void Elements(float limit, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = value > limit ? limit : value < -limit ? -limit : value;
        }
    }
}
