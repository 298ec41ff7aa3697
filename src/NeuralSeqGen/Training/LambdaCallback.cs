namespace NeuralSeqGen;

/// <summary>A callback of lambdas: <c>new LambdaCallback { EpochEnd = c => Console.WriteLine(c.Training) }</c>.</summary>
public sealed class LambdaCallback : TrainingCallback
{
    /// <summary>Called before the first epoch.</summary>
    public Action<TrainingContext>? TrainBegin { get; init; }

    /// <summary>Called before each epoch.</summary>
    public Action<TrainingContext>? EpochBegin { get; init; }

    /// <summary>Called after each update.</summary>
    public Action<TrainingContext>? BatchEnd { get; init; }

    /// <summary>Called after each epoch and its validation.</summary>
    public Action<TrainingContext>? EpochEnd { get; init; }

    /// <summary>Called after the last epoch.</summary>
    public Action<TrainingContext>? TrainEnd { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => TrainBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => EpochBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context) => BatchEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context) => EpochEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => TrainEnd?.Invoke(context);
}
