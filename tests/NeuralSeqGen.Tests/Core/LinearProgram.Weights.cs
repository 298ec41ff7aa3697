using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Its programs over whole weights: clips by norm and the kernel's constraint.</summary>
internal sealed unsafe partial class LinearProgram
{
    public override int WeightArena(int weight) => 16;

    public override void RunWeight(WeightPart part, int weight, in WholeWeight range)
    {
        range.Arena[15] = 1;
        int length = weight == 0 ? features * units : units;
        switch (part)
        {
            case WeightPart.GradientNorm: *range.Number = Norm(range.Gradient, length, 1); break;
            case WeightPart.Clip: Clip(new Span<float>(range.Gradient, length), optimizer!.ClipNorm > 0 ? Norm(range.Gradient, length, 1) : range.JointNorm); break;
            case WeightPart.Constrain when weight == 0: Constrain(range.Values); break;
            default: throw new InvalidOperationException("not declared");
        }
    }

    private void Clip(Span<float> gradient, double norm)
    {
        double limit = optimizer!.ClipNorm > 0 ? optimizer.ClipNorm : optimizer.GlobalClipNorm;
        foreach (ref float value in gradient)
        {
            value = norm > limit ? (float)(value * limit / norm) : value;
        }
    }

    private void Constrain(float* kernel)
    {
        for (int i = 0; i < features * units; i++)
        {
            kernel[i] = constraint == Constraint.NonNegative ? Math.Max(0, kernel[i]) : kernel[i];
        }

        for (int column = 0; constraint != Constraint.NonNegative && column < units; column++)
        {
            double norm = Norm(kernel + column, features, units), wanted = constraint == Constraint.UnitNorm ? 1 : Math.Min(norm, 2);
            for (int row = 0; row < features; row++)
            {
                kernel[row * units + column] *= (float)(wanted / norm);
            }
        }
    }

    private static double Norm(float* values, int count, int stride) => DoubleSums.Norm(values, 1, 0, count, stride);
}
