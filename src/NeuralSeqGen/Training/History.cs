namespace NeuralSeqGen;

/// <summary>What Fit gave, epoch by epoch.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochResult> epochs, bool stoppedEarly)
    {
        Epochs = epochs;
        StoppedEarly = stoppedEarly;
    }

    /// <summary>The epochs in their order.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>The last epoch.</summary>
    /// <exception cref="InvalidOperationException">No epoch was run.</exception>
    public EpochResult Last => Epochs.Count > 0
        ? Epochs[^1]
        : throw new InvalidOperationException("No epoch was run: FitOptions.Epochs is not above InitialEpoch, or training was cancelled in the first one.");

    /// <summary>What is no error and yet hardly meant: sentences that begin with the id of their rule, such as <c>NSG0211</c> for targets that are no distributions, <c>NSG0322</c> for metrics that read targets which are missing, <c>NSG0323</c> where nothing is learned, or <c>NSG0802</c> where every batch of an epoch was left out, whose loss is then NaN. Empty, as a rule.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>Whether a callback or a cancellation ended training before the last epoch.</summary>
    public bool StoppedEarly { get; }

    /// <summary>
    /// A series with one number per epoch: <c>loss</c>, a metric such as <c>accuracy</c>, either with <c>val_</c> before it, or <c>lr</c>.
    /// Validation series leave out the epochs without validation, as in Keras.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such series; the message names those there are.</exception>
    public IReadOnlyList<double> this[string key]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(key);
            var series = new List<double>(Epochs.Count);
            foreach (var epoch in Epochs)
            {
                if (EpochValues.TryGet(epoch.Training, epoch.Validation, epoch.LearningRate, key, out double value))
                {
                    series.Add(value);
                }
            }

            return series.Count > 0 ? series : throw new KeyNotFoundException(Unknown(key));
        }
    }

    /// <summary>A line per epoch: <c>Epoch 3: loss: 0.1234 - val_loss: 0.2345 - lr: 0.001</c>, epochs counted from 1 as Keras prints them.</summary>
    public override string ToString()
    {
        return Epochs.Count == 0 ? "No epoch was run." : string.Join('\n', Epochs) + (StoppedEarly ? "\nStopped early." : "");
    }

    private string Unknown(string key)
    {
        var known = Epochs.SelectMany(e => EpochValues.Keys(e.Training, e.Validation)).Distinct();
        return Epochs.Count == 0 ? $"There is no series '{key}': no epoch was run." : $"There is no series '{key}': known are {string.Join(", ", known)}.";
    }
}
