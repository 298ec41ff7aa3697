using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>l1·Σ|w| + l2·Σw² and the orthogonal penalty of the trainable weights that declare one: added once to a batch's loss, and to its gradient.</summary>
internal sealed unsafe class Regularizers(ExecutionPlan plan, TrainableWeights trainable)
{
    private readonly WeightDefinition[] _weights = plan.Definition.Weights;
    private readonly int[] _regularized = [.. Enumerable.Range(0, plan.Definition.Weights.Length).Where(i => plan.Definition.Weights[i] is { L1: not 0 } or { L2: not 0 })];
    private readonly WeightPrograms? _penalties = plan.Definition.Weights.Any(w => w.Orthogonal != 0 || w.OrthogonalColumns != 0) ? new(plan, trainable) : null;

    public double Loss(float* parameters)
    {
        double loss = 0.0;
        foreach (int index in _regularized)
        {
            loss += trainable[index] ? Loss(_weights[index], parameters) : 0;
        }

        if (_penalties is not null)
        {
            _penalties.Run(WeightPart.Penalty, new WholeWeight { Values = parameters });
            foreach (double penalty in _penalties.Numbers)
            {
                loss += penalty;
            }
        }

        return loss;
    }

    public void AddGradient(float* parameters, float* gradient)
    {
        foreach (int index in _regularized)
        {
            var weight = _weights[index];
            for (int i = weight.Offset; trainable[index] && i < weight.Offset + weight.Length; i++)
            {
                gradient[i] = (float)(gradient[i] + weight.L1 * Sign(parameters[i]) + 2 * weight.L2 * parameters[i]);
            }
        }

        _penalties?.Run(WeightPart.PenaltyGradient, new WholeWeight { Values = parameters, Gradient = gradient });
    }

    private static double Loss(WeightDefinition weight, float* parameters)
    {
        double absolute = 0, square = 0;
        foreach (float value in new ReadOnlySpan<float>(parameters + weight.Offset, weight.Length))
        {
            absolute += Math.Abs((double)value);
            square += (double)value * value;
        }

        return weight.L1 * absolute + weight.L2 * square;
    }

    private static double Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
