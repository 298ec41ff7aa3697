namespace NeuralSeqGen;

/// <summary>Ends training when a value has stopped improving, as Keras's callback.</summary>
public sealed class EarlyStopping : TrainingCallback
{
    private MetricMonitor? _monitor;
    private float[]? _best;
    private int _wait;

    /// <summary>The value to watch: <c>loss</c>, a metric, either with <c>val_</c> before it.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Whether the value is to fall or to rise; Auto takes what the metric says of itself.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>The smallest change that counts as an improvement.</summary>
    public double MinDelta { get; init; }

    /// <summary>The number of epochs without improvement after which training ends.</summary>
    public int Patience { get; init; }

    /// <summary>True sets the weights of the best epoch when training ends, whatever ended it.</summary>
    public bool RestoreBestWeights { get; init; }

    /// <summary>The first epoch that counts.</summary>
    public int StartFromEpoch { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfNegative(Patience, "EarlyStopping.Patience");
        _monitor = new MetricMonitor(nameof(EarlyStopping), Monitor, MinDelta, Mode);
        _monitor.Check(context);
        _wait = 0;
        _best = null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _monitor ??= new MetricMonitor(nameof(EarlyStopping), Monitor, MinDelta, Mode);
        if (!_monitor.TryRead(context, out double value) || context.Epoch < StartFromEpoch)
        {
            return;
        }

        if (_best is null)
        {
            Remember(context);
        }

        _wait++;
        if (_monitor.Improve(value))
        {
            Remember(context);
            _wait = 0;
        }
        else if (_wait >= Patience && context.Epoch > 0)
        {
            context.Stop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_best is null)
        {
            return;
        }

        using (var edit = context.Model.EditParameters())
        {
            _best.CopyTo(edit.Values);
        }

        _best = null;
    }

    private void Remember(TrainingContext context)
    {
        if (!RestoreBestWeights)
        {
            return;
        }

        _best ??= new float[context.Model.Parameters.Length];
        context.Model.Parameters.CopyTo(_best);
    }
}
