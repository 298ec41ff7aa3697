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
    private bool? _maximise;

    public MetricMonitor(string owner, string key, double minDelta)
    {
        ArgumentException.ThrowIfNullOrEmpty(key, $"{owner}.Monitor");
        if (!double.IsFinite(minDelta))
        {
            throw new ArgumentOutOfRangeException($"{owner}.MinDelta", minDelta, "MinDelta is finite.");
        }

        _owner = owner;
        _key = key;
        _minDelta = Math.Abs(minDelta);
    }

    public double Best { get; private set; }

    /// <summary>Fails at once when a validation value is monitored and there is no validation.</summary>
    public void Check(TrainingContext context)
    {
        Decide(context);
        if (_key.StartsWith(EpochValues.ValidationPrefix, StringComparison.Ordinal) && !context.HasValidation)
        {
            throw new InvalidOperationException(
                $"{_owner} monitors '{_key}', but this Fit has no validation: pass validationData, set ValidationSplit, or set Monitor = \"{_key[EpochValues.ValidationPrefix.Length..]}\".");
        }
    }

    /// <summary>The epoch's value; false in an epoch without validation when a validation value is monitored.</summary>
    /// <exception cref="InvalidOperationException">There is no such value in any epoch.</exception>
    public bool TryRead(TrainingContext context, out double value)
    {
        Decide(context);
        if (EpochValues.TryGet(context.Training, context.Validation, context.LearningRate, _key, out value))
        {
            return true;
        }

        if (IsLeftOut(context))
        {
            return false;
        }

        throw new InvalidOperationException(
            $"{_owner} monitors '{_key}', which {context.Model.Name} does not have: known are {string.Join(", ", EpochValues.Keys(context.Training, context.Validation))}.");
    }

    /// <summary>Whether the value is better than the best by more than minDelta; if so it is the best from now on. NaN never is.</summary>
    public bool Improve(double value)
    {
        if (!(_maximise == true ? value - _minDelta > Best : value + _minDelta < Best))
        {
            return false;
        }

        Best = value;
        return true;
    }

    private void Decide(TrainingContext context)
    {
        if (_maximise is not null)
        {
            return;
        }

        string name = NameOf(context.Model);
        _maximise = name != "loss" && Array.Exists(Maximised, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
        Best = _maximise == true ? double.NegativeInfinity : double.PositiveInfinity;
    }

    // Without the name of an output in front, which may hold anything.
    private string NameOf(ISequenceModel model)
    {
        string name = _key.StartsWith(EpochValues.ValidationPrefix, StringComparison.Ordinal) ? _key[EpochValues.ValidationPrefix.Length..] : _key;
        if (model.Outputs.Count < 2)
        {
            return name;
        }

        foreach (var output in model.Outputs.OrderByDescending(o => o.Name.Length))
        {
            if (name.StartsWith(output.Name + "_", StringComparison.Ordinal))
            {
                return name[(output.Name.Length + 1)..];
            }
        }

        return name;
    }

    private bool IsLeftOut(TrainingContext context) =>
        context.Validation is null && context.HasValidation
        && _key.StartsWith(EpochValues.ValidationPrefix, StringComparison.Ordinal)
        && context.Training.TryGet(_key[EpochValues.ValidationPrefix.Length..], out _);
}
