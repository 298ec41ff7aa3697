using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The numbers of a checkpoint, which stand in the metadata of its file under <c>optimizer/</c>.</summary>
/// <param name="file">The file they are read from.</param>
/// <param name="definition">The model's definition.</param>
internal sealed class CheckpointKeys(SafetensorsFile file, ModelDefinition definition)
{
    public const string Name = "name", Rate = "learning_rate", Scheduled = "learning_rate_scheduled", Batches = "batches", Draws = "batch_number", Epochs = "epochs", Seed = "seed";

    public const string True = "true";

    private const string Prefix = WeightFile.OptimizerPrefix;

    private static readonly HashSet<string> _known = [Name, Rate, Scheduled, Batches, Draws, Epochs, Seed];

    /// <summary>Adds a number.</summary>
    public static void Add(Dictionary<string, string> metadata, string key, long value) => Add(metadata, key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a text.</summary>
    public static void Add(Dictionary<string, string> metadata, string key, string value) => metadata.Add(Prefix + key, value);

    /// <summary>Whether a key of the metadata is the checkpoint's: one that it writes, or, in a file that has a checkpoint, any under its prefix.</summary>
    public static bool IsOwn(string key, bool hasCheckpoint) => key.StartsWith(Prefix, StringComparison.Ordinal) && (hasCheckpoint || _known.Contains(key[Prefix.Length..]));

    /// <summary>Refuses keys that no checkpoint has: one that lost a letter would be left out without a word.</summary>
    public void RequireKnown()
    {
        if (file.Metadata.Keys.FirstOrDefault(key => key.StartsWith(Prefix, StringComparison.Ordinal) && !_known.Contains(key[Prefix.Length..])) is { } unknown)
        {
            throw Checkpoint.Refusal(file, definition, $"has the key '{FaultText.Cut(unknown)}' in its metadata, which no checkpoint has: it is damaged, or of another version. Take another file, or load with IncludeOptimizer = false");
        }
    }

    /// <summary>What is there with the value true, or not at all.</summary>
    public bool ReadFlag(string key) => !file.Metadata.TryGetValue(Prefix + key, out string? text) ? false : text == True ? true
        : throw Checkpoint.Refusal(file, definition, $"has '{FaultText.Cut(text)}' for '{Prefix}{key}', where '{True}' or nothing stands");

    public double ReadRate() =>
        double.TryParse(file.Metadata.GetValueOrDefault(Prefix + Rate), NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate is >= 0 and <= float.MaxValue
            ? rate
            : throw Checkpoint.Refusal(file, definition, "has no sound learning rate");

    public long ReadCounter(string key) =>
        ReadNumber(key) is >= 0 and var number ? number : throw Checkpoint.Refusal(file, definition, $"has a negative number for '{Prefix}{key}'");

    public long ReadNumber(string key) =>
        long.TryParse(file.Metadata.GetValueOrDefault(Prefix + key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Checkpoint.Refusal(file, definition, $"has no sound number for '{Prefix}{key}'");
}
