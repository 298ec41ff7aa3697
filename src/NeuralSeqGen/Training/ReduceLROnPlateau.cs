namespace NeuralSeqGen;

/// <summary>Lowers the learning rate when a value has stopped improving, as Keras's callback.</summary>
public sealed class ReduceLROnPlateau : TrainingCallback
{
    private MetricMonitor? _monitor;
    private int _wait;
    private int _cooldown;

    /// <summary>The value to watch: <c>loss</c>, a metric, either with <c>val_</c> before it.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Whether the value is to fall or to rise; Auto takes what the metric says of itself.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>What the learning rate is multiplied by, below 1.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>The number of epochs without improvement after which the rate is lowered.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>The smallest change that counts as an improvement.</summary>
    public double MinDelta { get; init; } = 1e-4;

    /// <summary>The number of epochs after a reduction in which none is counted.</summary>
    public int Cooldown { get; init; }

    /// <summary>The lowest learning rate.</summary>
    public double MinLearningRate { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Factor is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException("ReduceLROnPlateau.Factor", Factor, "Factor is from 0 to below 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(Patience, "ReduceLROnPlateau.Patience");
        ArgumentOutOfRangeException.ThrowIfNegative(Cooldown, "ReduceLROnPlateau.Cooldown");
        _monitor = new MetricMonitor(nameof(ReduceLROnPlateau), Monitor, MinDelta, Mode);
        _monitor.Check(context);
        _wait = 0;
        _cooldown = 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _monitor ??= new MetricMonitor(nameof(ReduceLROnPlateau), Monitor, MinDelta, Mode);
        if (!_monitor.TryRead(context, out double value))
        {
            return;
        }

        if (_cooldown > 0)
        {
            _cooldown--;
            _wait = 0;
        }
        if (_monitor.Improve(value))
        {
            _wait = 0;
        }
        else if (_cooldown == 0 && ++_wait >= Patience)
        {
            Reduce(context);
        }
    }

    private void Reduce(TrainingContext context)
    {
        if (context.LearningRate <= MinLearningRate)
        {
            return;
        }

        context.LearningRate = LearningRate.Decayed(Math.Max(context.LearningRate * Factor, MinLearningRate));
        _cooldown = Cooldown;
        _wait = 0;
    }
}
