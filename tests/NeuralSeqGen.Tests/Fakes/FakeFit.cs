using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests;

/// <summary>Calls callbacks as Fit does, with losses and accuracies given in advance. Epoch e sets every parameter to e before its end.</summary>
internal sealed class FakeFit(params TrainingCallback[] callbacks)
{
    public FakeModel Model { get; } = new();
    public bool HasValidation { get; init; } = true;
    public string[] Metrics { get; init; } = ["accuracy"];
    public Func<string, MonitorMode> DirectionOf { get; init; } = name => name.EndsWith("accuracy", StringComparison.Ordinal) ? MonitorMode.Max : MonitorMode.Min;
    public List<double> LearningRates { get; } = [];
    public int? StoppedAt { get; private set; }

    /// <summary>Trains with these values as loss, accuracy, val_loss and val_accuracy; null is an epoch without validation.</summary>
    public FakeFit Run(params double?[] values)
    {
        var context = new TrainingContext(Model, [.. Metrics.Select(m => new MetricDefinition(m, MetricFinish.Mean, 2) { Direction = DirectionOf(m) })], HasValidation);
        foreach (var callback in callbacks)
        {
            callback.OnTrainBegin(context);
        }

        for (int epoch = 0; epoch < values.Length && !context.StopRequested; epoch++)
        {
            RunEpoch(context, epoch, values[epoch]);
        }

        if (context.StopRequested)
        {
            StoppedAt = context.Epoch;
        }

        foreach (var callback in callbacks)
        {
            callback.OnTrainEnd(context);
        }

        return this;
    }

    private void RunEpoch(TrainingContext context, int epoch, double? value)
    {
        context.Epoch = epoch;
        context.Validation = null;
        foreach (var callback in callbacks)
        {
            callback.OnEpochBegin(context);
        }

        using (var edit = Model.EditParameters())
        {
            edit.Values.Fill(epoch);
        }

        context.Training = new Evaluation(value ?? 0, 10, [.. Metrics.Select(m => (m, value ?? 0))]);
        context.Validation = HasValidation && value is { } v ? new Evaluation(v, 5, [.. Metrics.Select(m => (m, v))]) : null;
        foreach (var callback in callbacks)
        {
            callback.OnBatchEnd(context);
        }

        foreach (var callback in callbacks)
        {
            callback.OnEpochEnd(context);
        }

        LearningRates.Add(Model.LearningRate);
    }
}
