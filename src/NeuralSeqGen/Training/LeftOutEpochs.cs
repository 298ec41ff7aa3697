namespace NeuralSeqGen;

/// <summary>The epochs of a Fit of which every batch was left out, as <see cref="NonFiniteHandling.SkipBatch"/> asks: why their loss is NaN.</summary>
/// <param name="model">The model's name.</param>
internal sealed class LeftOutEpochs(string model)
{
    private int _first;
    private int _count;

    /// <summary>One note where there is such an epoch.</summary>
    public IEnumerable<string> Notes => _count == 0 ? [] :
    [
        RuntimeRules.NonFiniteLoss.Sentence(FormattableString.Invariant($"{model}.Fit: every batch of {Epochs} was left out, since it would have left NaN or infinity behind: loss and metrics are NaN there, and no weight has changed. Clean the data, lower the learning rate, or set ClipNorm.")),
    ];

    private string Epochs => _count == 1 ? FormattableString.Invariant($"epoch {_first}") : FormattableString.Invariant($"{_count} epochs, the first of them epoch {_first},");

    /// <summary>An epoch has ended.</summary>
    /// <param name="epoch">Its number.</param>
    /// <param name="samples">The samples whose batches counted.</param>
    public void Add(int epoch, int samples)
    {
        if (samples > 0)
        {
            return;
        }

        _first = _count == 0 ? epoch : _first;
        _count++;
    }
}
