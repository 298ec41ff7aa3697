namespace NeuralSeqGen;

/// <summary>
/// What EarlyStopping, ModelCheckpoint and ReduceLROnPlateau share in Keras: the direction, which is what is set or else the metric's own, the best value so far and
/// <c>current − minDelta</c> better than it, minDelta counted against the direction.
/// </summary>
internal sealed class MetricMonitor
{
    private readonly string _owner;
    private readonly string _key;
    private readonly MonitorMode _mode;
    private readonly double _minDelta;
    private MonitorMode? _direction;

    public MetricMonitor(string owner, string key, double minDelta, MonitorMode mode)
    {
        ArgumentException.ThrowIfNullOrEmpty(key, $"{owner}.Monitor");
        if (!double.IsFinite(minDelta))
        {
            throw new ArgumentOutOfRangeException($"{owner}.MinDelta", minDelta, "MinDelta is finite.");
        }

        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException($"{owner}.Mode", mode, "Mode is one of Auto, Min and Max.");
        }

        _owner = owner;
        _key = key;
        _mode = mode;
        _minDelta = Math.Abs(minDelta);
    }

    public double Best { get; private set; }

    /// <summary>Fails at once when there is no such value, when nobody knows its direction, or when a validation value is monitored and there is no validation.</summary>
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
    public bool TryRead(TrainingContext context, out double value)
    {
        Decide(context);
        return EpochValues.TryGet(context.Training, context.Validation, context.LearningRate, _key, out value);
    }

    /// <summary>Whether the value is better than the best by more than minDelta; if so it is the best from now on. NaN never is.</summary>
    public bool Improve(double value)
    {
        if (!(_direction == MonitorMode.Max ? value - _minDelta > Best : value + _minDelta < Best))
        {
            return false;
        }

        Best = value;
        return true;
    }

    private void Decide(TrainingContext context)
    {
        if (_direction is not null)
        {
            return;
        }

        var own = context.DirectionOf(_key) ?? throw Unknown(
            $"{_owner} monitors '{_key}', which {context.Model.Name} does not have: known are {string.Join(", ", context.KnownValues)}. Set Monitor to one of them.");
        var direction = _mode == MonitorMode.Auto ? own : _mode;
        _direction = direction == MonitorMode.Auto
            ? throw Unknown($"{_owner} monitors '{_key}', and nobody knows whether more or less of it is better. Set Mode = MonitorMode.Min or Mode = MonitorMode.Max.")
            : direction;
        Best = _direction == MonitorMode.Max ? double.NegativeInfinity : double.PositiveInfinity;
    }

    private UnknownMonitorException Unknown(string text) => new(RuntimeRules.UnknownMonitor, text) { Monitor = _key };
}
