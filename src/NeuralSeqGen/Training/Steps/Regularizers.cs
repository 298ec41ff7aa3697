using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>l1·Σ|w| + l2·Σw² and the orthogonal penalty of the trainable weights that declare one: added once to a batch's loss, and to its gradient.</summary>
internal sealed unsafe class Regularizers(ModelDefinition definition, TrainableWeights trainable)
{
    private readonly int[] _regularized = [.. Enumerable.Range(0, definition.Weights.Length).Where(i => IsRegularized(definition.Weights[i]))];

    private readonly OrthogonalPenalty[][] _orthogonal = [.. definition.Weights.Select(Orthogonal)];

    public double Loss(float* parameters)
    {
        double loss = 0.0;
        foreach (int index in _regularized)
        {
            var weight = definition.Weights[index];
            if (!trainable[index])
            {
                continue;
            }

            double absolute = 0, square = 0;
            foreach (float value in new ReadOnlySpan<float>(parameters + weight.Offset, weight.Length))
            {
                absolute += Math.Abs((double)value);
                square += (double)value * value;
            }
            loss += weight.L1 * absolute + weight.L2 * square;
            foreach (var penalty in _orthogonal[index])
            {
                loss += penalty.Loss(parameters + weight.Offset);
            }
        }
        return loss;
    }

    public void AddGradient(float* parameters, float* gradient)
    {
        foreach (int index in _regularized)
        {
            var weight = definition.Weights[index];
            if (!trainable[index])
            {
                continue;
            }

            for (int i = weight.Offset; i < weight.Offset + weight.Length; i++)
            {
                gradient[i] = (float)(gradient[i] + weight.L1 * Sign(parameters[i]) + 2 * weight.L2 * parameters[i]);
            }

            foreach (var penalty in _orthogonal[index])
            {
                penalty.AddGradient(parameters + weight.Offset, gradient + weight.Offset);
            }
        }
    }

    private static bool IsRegularized(WeightDefinition weight) => weight.L1 != 0 || weight.L2 != 0 || weight.Orthogonal != 0 || weight.OrthogonalColumns != 0;

    private static OrthogonalPenalty[] Orthogonal(WeightDefinition weight) => weight.Orthogonal == 0 && weight.OrthogonalColumns == 0 ? [] :
    [
        new(weight.Orthogonal, weight.Shape[0], weight.Shape[1], weight.Shape[1], 1),
        new(weight.OrthogonalColumns, weight.Shape[1], weight.Shape[0], 1, weight.Shape[1]),
    ];

    private static double Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
