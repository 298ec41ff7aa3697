using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights that every training batch moves although no gradient does, such as the averages of a batch normalisation.</summary>
internal sealed class MovingStatistics(ModelDefinition definition, TrainableWeights trainable)
{
    private readonly WeightDefinition[] _weights = Array.FindAll(definition.Weights, w => w.NeverTrained);
    private readonly float[] _changes = new float[definition.Weights.Where(w => w.NeverTrained).Sum(w => w.Length)];
    private PinnedFloats? _batch;

    /// <summary>Takes what a batch subtracts from each statistic out of its gradient; 0 is left in its place.</summary>
    public void Take(PinnedFloats gradient)
    {
        _batch = gradient;
        int taken = 0;
        foreach (var weight in _weights)
        {
            var values = gradient.Span.Slice(weight.Offset, weight.Length);
            values.CopyTo(_changes.AsSpan(taken));
            values.Clear();
            taken += weight.Length;
        }
    }

    /// <summary>Subtracts it with the step that applies the batch's gradient; one from elsewhere comes without a batch to measure.</summary>
    public void Move(PinnedFloats weights, PinnedFloats gradient)
    {
        if (!ReferenceEquals(gradient, _batch))
        {
            return;
        }

        int taken = 0;
        foreach (var weight in _weights)
        {
            var values = weights.Span.Slice(weight.Offset, weight.Length);
            for (int i = 0; i < values.Length && trainable.Moves(weight); i++)
            {
                values[i] -= _changes[taken + i];
            }

            taken += weight.Length;
        }
    }
}
