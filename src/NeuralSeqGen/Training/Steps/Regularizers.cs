using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>l1·Σ|w| + l2·Σw² of the trainable weights that declare one: added once to a batch's loss, and to its gradient.</summary>
internal sealed unsafe class Regularizers(ModelDefinition definition, TrainableWeights trainable)
{
    private readonly int[] _regularized = [.. Enumerable.Range(0, definition.Weights.Length).Where(i => definition.Weights[i].L1 != 0 || definition.Weights[i].L2 != 0)];

    public double Loss(float* parameters)
    {
        var loss = 0.0;
        foreach (var index in _regularized)
        {
            var weight = definition.Weights[index];
            if (!trainable[index]) continue;
            double absolute = 0, square = 0;
            foreach (var value in new ReadOnlySpan<float>(parameters + weight.Offset, weight.Length))
            {
                absolute += Math.Abs((double)value);
                square += (double)value * value;
            }
            loss += weight.L1 * absolute + weight.L2 * square;
        }
        return loss;
    }

    public void AddGradient(float* parameters, float* gradient)
    {
        foreach (var index in _regularized)
        {
            var weight = definition.Weights[index];
            if (!trainable[index]) continue;
            for (var i = weight.Offset; i < weight.Offset + weight.Length; i++)
                gradient[i] = (float)(gradient[i] + weight.L1 * Sign(parameters[i]) + 2 * weight.L2 * parameters[i]);
        }
    }

    private static double Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
