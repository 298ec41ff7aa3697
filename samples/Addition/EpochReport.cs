using NeuralSeqGen;

/// <summary>One line per epoch: loss and accuracy on the validation questions.</summary>
internal sealed class EpochReport : TrainingCallback
{
    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();

    public override void OnEpochEnd(TrainingContext context)
    {
        var validation = context.Validation!;
        Console.WriteLine($"epoch {context.Epoch + 1,3}  loss {context.Training.Loss:F4}  validation: loss {validation.Loss:F4}, accuracy {validation["accuracy"]:P2}, whole sums {validation["sequence_accuracy"]:P2}  {_clock.Elapsed.TotalSeconds,6:F1} s");
    }
}
