namespace NeuralSeqGen;

/// <summary>
/// What EarlyStopping, ModelCheckpoint and ReduceLROnPlateau share in Keras: the direction by the metric's name, the best value so far and
/// <c>current − minDelta</c> better than it, minDelta counted against the direction.
/// </summary>
internal sealed class MetricMonitor
{
    private static readonly string[] Maximised = ["acc", "recall", "precision", "auc", "f1", "fbeta", "r2_score", "cosine_similarity", "true_positives", "true_negatives"];

    private readonly string _owner;
    private readonly string _key;
    private readonly double _minDelta;
    private readonly bool _maximise;

    public MetricMonitor(string owner, string key, double minDelta)
    {
        ArgumentException.ThrowIfNullOrEmpty(key, $"{owner}.Monitor");
        if (!double.IsFinite(minDelta)) throw new ArgumentOutOfRangeException($"{owner}.MinDelta", minDelta, "MinDelta is finite.");
        _owner = owner;
        _key = key;
        // the name of an output before that of a loss may hold anything
        _maximise = !key.EndsWith("loss", StringComparison.Ordinal) && Array.Exists(Maximised, name => key.Contains(name, StringComparison.OrdinalIgnoreCase));
        _minDelta = _maximise ? Math.Abs(minDelta) : -Math.Abs(minDelta);
        Best = _maximise ? double.NegativeInfinity : double.PositiveInfinity;
    }

    public double Best { get; private set; }

    /// <summary>Fails at once when a validation value is monitored and there is no validation.</summary>
    public void Check(TrainingContext context)
    {
        if (_key.StartsWith(EpochValues.ValidationPrefix, StringComparison.Ordinal) && !context.HasValidation)
            throw new InvalidOperationException(
                $"{_owner} monitors '{_key}', but this Fit has no validation: pass validationData, set ValidationSplit, or set Monitor = \"{_key[EpochValues.ValidationPrefix.Length..]}\".");
    }

    /// <summary>The epoch's value; false in an epoch without validation when a validation value is monitored.</summary>
    /// <exception cref="InvalidOperationException">There is no such value in any epoch.</exception>
    public bool TryRead(TrainingContext context, out double value)
    {
        if (EpochValues.TryGet(context.Training, context.Validation, context.LearningRate, _key, out value)) return true;
        if (IsLeftOut(context)) return false;
        throw new InvalidOperationException(
            $"{_owner} monitors '{_key}', which {context.Model.Name} does not have: known are {string.Join(", ", EpochValues.Keys(context.Training, context.Validation))}.");
    }

    /// <summary>Whether the value is better than the best by more than minDelta; if so it is the best from now on. NaN never is.</summary>
    public bool Improve(double value)
    {
        var margin = value - _minDelta;
        if (!(_maximise ? margin > Best : margin < Best)) return false;
        Best = value;
        return true;
    }

    private bool IsLeftOut(TrainingContext context) =>
        context.Validation is null && context.HasValidation
        && _key.StartsWith(EpochValues.ValidationPrefix, StringComparison.Ordinal)
        && context.Training.TryGet(_key[EpochValues.ValidationPrefix.Length..], out _);
}
