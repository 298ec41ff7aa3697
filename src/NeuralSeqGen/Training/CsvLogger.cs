using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Writes a line per epoch into a CSV file, as Keras's callback: the epoch, counted from 0, then all values in the order of their names; <c>NA</c> for
/// validation values of epochs without. The file is closed between lines, so it can be read while training runs.
/// </summary>
/// <param name="path">The file.</param>
public sealed class CsvLogger(string path) : TrainingCallback
{
    private string[]? _keys;

    /// <summary>The file.</summary>
    public string Path { get; } = string.IsNullOrWhiteSpace(path) ? throw new ArgumentException("CsvLogger needs a path.", nameof(path)) : path;

    /// <summary>What stands between two values.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>True goes on with a file that exists, false replaces it.</summary>
    public bool Append { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _keys = null;
        if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        if (!Append)
        {
            File.WriteAllText(Path, "");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var text = new StringBuilder();
        if (_keys is null)
        {
            _keys = Keys(context);
            if (new FileInfo(Path) is not { Exists: true, Length: > 0 })
            {
                text.AppendJoin(Separator, _keys.Prepend("epoch")).Append('\n');
            }
        }
        text.Append(CultureInfo.InvariantCulture, $"{context.Epoch}");
        foreach (string key in _keys)
        {
            text.Append(Separator).Append(Cell(context, key));
        }

        File.AppendAllText(Path, text.Append('\n').ToString());
    }

    private static string[] Keys(TrainingContext context)
    {
        var validation = context.HasValidation ? context.Validation ?? context.Training : null;
        return [.. EpochValues.Keys(context.Training, validation).Select(k => k == EpochValues.LearningRate ? EpochValues.LongLearningRate : k).Order(StringComparer.Ordinal)];
    }

    private static string Cell(TrainingContext context, string key) =>
        EpochValues.TryGet(context.Training, context.Validation, context.LearningRate, key, out double value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : "NA";
}
