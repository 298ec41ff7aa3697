using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The rows of a call's target, and which of them count in its loss: those with a weight that no mask takes out.</summary>
/// <param name="plan">The model.</param>
/// <param name="masks">Its masks.</param>
/// <param name="method">The method that was called.</param>
/// <param name="name">The parameter.</param>
/// <param name="given">The call.</param>
/// <param name="target">Number of the target.</param>
/// <param name="samples">Number of samples.</param>
internal ref struct TargetRows(ExecutionPlan plan, TargetMasks masks, string method, string name, LabelledArrays given, int target, int samples)
{
    private readonly LabelledArrays _given = given;
    private readonly int _lossRows = plan.Definition.LossRows[target];
    private readonly int _maskRows = plan.Definition.MaskRowsOf(target);
    private float[]? _mask;

    /// <summary>The method that was called.</summary>
    public readonly string Method => method;

    /// <summary>The parameter.</summary>
    public readonly string Name => name;

    /// <summary>Number of the target.</summary>
    public readonly int Target => target;

    /// <summary>Number of samples.</summary>
    public readonly int Samples => samples;

    /// <summary>Its layout.</summary>
    public readonly PortLayout Port => plan.Targets[target];

    /// <summary>Which values the loss can compare.</summary>
    public readonly TargetValues Allowed => plan.Definition.ValuesOf(target);

    /// <summary>Elements of a row.</summary>
    public readonly int Width => Port.Elements / RowsPerSample;

    /// <summary>Whether a row, counted over all samples, has a weight other than 0 and is not masked.</summary>
    public bool Counts(int row) =>
        plan.Definition.ReadsAllOf(target)
            ? !plan.Definition.ReadsSampleOf(target) || HasSampleWeight(row / RowsPerSample)
            : HasWeight(row / (RowsPerSample / _lossRows)) && (_maskRows != RowsPerSample || Mask[row] != 0);

    /// <summary>The first value that is no target, in a row without weight that no mask takes out, so that metrics without weights read it; −1 for none. Looked for where <see cref="Watches"/> says so.</summary>
    public int Missing { get; private set; } = -1;

    /// <summary>Whether it is looked for what is no target.</summary>
    public bool Watches { get; init; }

    /// <summary>Tells of a value that is no target, in a row that does not count.</summary>
    public void Miss(int index)
    {
        if (Watches && Missing < 0 && !(_maskRows == RowsPerSample && Mask[index / Width] == 0))
        {
            Missing = index;
        }
    }

    /// <summary>Steps of a sample's output that no mask takes out.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="steps">Its steps.</param>
    public int StepsOf(int sample, int steps)
    {
        if (_maskRows == 0)
        {
            return steps;
        }

        int count = 0;
        foreach (float counts in Mask.AsSpan(sample * _maskRows, _maskRows))
        {
            count += counts == 0 ? 0 : 1;
        }

        return count;
    }

    // A label without places is not masked by steps, of which it may do with fewer.
    private readonly int RowsPerSample => Allowed == TargetValues.BlankPadded ? _lossRows : Math.Max(_lossRows, _maskRows);

    private float[] Mask => _mask ??= masks.Of(method, target, _given, samples);

    private readonly bool HasWeight(int row)
    {
        int sample = row / _lossRows;
        return HasSampleWeight(sample) && _given.TargetWeights.Steps(target)?[sample, row % _lossRows] != 0;
    }

    private readonly bool HasSampleWeight(int sample) => _given.SampleWeight?[sample] != 0 && _given.TargetWeights.Samples(target)?[sample] != 0;
}
