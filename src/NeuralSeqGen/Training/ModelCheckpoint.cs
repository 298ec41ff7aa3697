namespace NeuralSeqGen;

/// <summary>Saves the weights after every epoch, or after those better than all before them, as Keras's callback.</summary>
/// <param name="path">
/// The file; <c>{epoch}</c>, counted from 1, and values such as <c>{val_loss}</c> are filled in, with formats of .NET or Keras:
/// <c>model-{epoch:02d}-{val_loss:.2f}.safetensors</c>.
/// </param>
public sealed class ModelCheckpoint(string path) : TrainingCallback
{
    private MetricMonitor? _monitor;

    /// <summary>The file, with placeholders.</summary>
    public string Path { get; } = string.IsNullOrWhiteSpace(path) ? throw new ArgumentException("ModelCheckpoint needs a path.", nameof(path)) : path;

    /// <summary>The value that says which epoch is best; used with <see cref="SaveBestOnly"/>.</summary>
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Whether the value is to fall or to rise; Auto takes what the metric says of itself.</summary>
    public MonitorMode Mode { get; init; }

    /// <summary>True saves only when the value is better than all before it, earlier Fits with this callback included.</summary>
    public bool SaveBestOnly { get; init; }

    /// <summary>What goes into the file besides the weights.</summary>
    public SaveOptions? Options { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SaveBestOnly)
        {
            Watched.Check(context);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SaveBestOnly && !(Watched.TryRead(context, out double value) && Watched.Improve(value)))
        {
            return;
        }

        string file = PathTemplate.Fill(Path, context);
        if (System.IO.Path.GetDirectoryName(file) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        context.Model.SaveWeights(file, Options);
    }

    private MetricMonitor Watched => _monitor ??= new MetricMonitor(nameof(ModelCheckpoint), Monitor, 0, Mode);
}
