using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Keeps weights and optimizer from a step that would leave NaN or infinity in them, which no loss shows at once: the square of a gradient beyond 2⁶⁴ is
/// infinite in float. A step from ordinary numbers cannot, and costs nothing; before any other one a copy is made, which comes back where the step failed. What
/// ordinary steps pile up, as Adagrad's sum of squares, is looked at from time to time.
/// </summary>
/// <param name="definition">The model's definition.</param>
/// <param name="weights">All weights.</param>
/// <param name="optimizer">Its memory is kept with them.</param>
internal sealed unsafe class StepGuard(ModelDefinition definition, PinnedFloats weights, OptimizerStep optimizer)
{
    /// <summary>Gradients below it are ordinary: their squares stay far below the largest float, 2¹²⁸.</summary>
    public const float OrdinaryLimit = 1L << 59;

    // above it a weight decay of 1 would make weights grow; a step may divide by it
    private const double LargestRate = 2, SmallestRate = 1 / OrdinaryLimit;

    // What squares of ordinary gradients are averaged to stays below it.
    private const float StateLimit = OrdinaryLimit * OrdinaryLimit;

    // Ordinary steps between two looks. A sum of squares grows by less than 2¹¹⁸ in each: from below 2¹¹⁸ to less than 2¹²⁵.
    private const int Interval = 64;

    // The weights behind what makes them what they are: the cause is named, not the consequence.
    private readonly PinnedFloats[] _kept = [.. optimizer.State.Select(s => s.Values), weights];
    private readonly bool _isFragile = definition.Optimizer!.IsFragile;
    private float[][]? _copies;
    private long _batches;
    private int _unseen;
    private bool _isLarge;
    private bool _isKept;

    /// <summary>Whether a gradient is ordinary; if it is, it is finite.</summary>
    public static bool IsOrdinary(PinnedFloats gradient) => FiniteScan.AreBelow(OrdinaryLimit, gradient.Pointer, gradient.Length);

    /// <summary>The optimizer's memory was written by another hand, or by a step that was not watched: the next one is, whatever its gradient.</summary>
    public void LookAgain() => _isLarge = true;

    /// <summary>Before a step.</summary>
    /// <param name="gradientIsOrdinary">Whether its gradient is.</param>
    /// <param name="learningRate">Its learning rate.</param>
    public void Begin(bool gradientIsOrdinary, double learningRate)
    {
        _isKept = _isFragile || _isLarge || !gradientIsOrdinary || learningRate is not (>= SmallestRate and <= LargestRate);
        if (!_isKept)
        {
            return;
        }

        _batches = optimizer.Batches;
        _copies ??= Array.ConvertAll(_kept, values => new float[values.Length]);
        for (int i = 0; i < _kept.Length; i++)
        {
            _kept[i].Span.CopyTo(_copies[i]);
        }
    }

    /// <summary>After a step: null where it stands; else everything is as it was at <see cref="Begin"/>.</summary>
    public StepFault? End()
    {
        if (!_isKept && ++_unseen < Interval)
        {
            return null;
        }

        _unseen = 0;
        _isLarge = !Array.TrueForAll(_kept, values => FiniteScan.AreBelow(StateLimit, values.Pointer, values.Length));
        var fault = _isKept && _isLarge ? Find() : null;
        if (fault is not null)
        {
            PutBack();
        }

        return fault;
    }

    private StepFault? Find()
    {
        for (int i = 0; i < _kept.Length; i++)
        {
            if (FiniteScan.FirstBad(_kept[i].Span) is >= 0 and var bad)
            {
                return new StepFault(i == optimizer.State.Length ? WeightText.At(definition, bad) : optimizer.State[i].Layout.TextOf(definition, bad), _kept[i].Span[(int)bad]);
            }
        }

        return null;
    }

    private void PutBack()
    {
        for (int i = 0; i < _kept.Length; i++)
        {
            _copies![i].CopyTo(_kept[i].Span);
        }

        optimizer.Batches = _batches;
    }
}
