namespace NeuralSeqGen;

/// <summary>
/// Code of the user's that runs inside Fit, on Fit's thread. There the model predicts and saves with its present weights and may be edited;
/// an exception ends Fit.
/// </summary>
public abstract class TrainingCallback
{
    /// <summary>Before the first epoch; the context has no results yet.</summary>
    public virtual void OnTrainBegin(TrainingContext context) { }

    /// <summary>Before an epoch's first batch.</summary>
    public virtual void OnEpochBegin(TrainingContext context) { }

    /// <summary>After each update.</summary>
    public virtual void OnBatchEnd(TrainingContext context) { }

    /// <summary>After an epoch's last batch and its validation.</summary>
    public virtual void OnEpochEnd(TrainingContext context) { }

    /// <summary>After the last epoch, however training ended; not after an exception.</summary>
    public virtual void OnTrainEnd(TrainingContext context) { }
}
