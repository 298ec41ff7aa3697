using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The names under which an epoch's numbers are known to histories, monitors and logs.</summary>
internal static class EpochValues
{
    public const string ValidationPrefix = "val_";
    public const string LearningRate = "lr";

    /// <summary>The same in the logs of Keras.</summary>
    public const string LongLearningRate = "learning_rate";

    public static bool TryGet(Evaluation training, Evaluation? validation, double learningRate, string key, out double value)
    {
        if (training.TryGet(key, out value))
        {
            return true;
        }

        if (key.StartsWith(ValidationPrefix, StringComparison.Ordinal) && validation is not null)
        {
            return validation.TryGet(key[ValidationPrefix.Length..], out value);
        }

        value = learningRate;
        return IsLearningRate(key);
    }

    /// <summary>The better end of the value under a key, Auto where it has none; null where there is no such value.</summary>
    public static MonitorMode? Direction(IReadOnlyList<MetricDefinition> metrics, string key) =>
        Own(metrics, key) ?? (key.StartsWith(ValidationPrefix, StringComparison.Ordinal) ? Own(metrics, key[ValidationPrefix.Length..]) : IsLearningRate(key) ? MonitorMode.Auto : null);

    public static IEnumerable<string> Keys(Evaluation training, Evaluation? validation) => Keys([.. training.Keys], validation?.Keys ?? []);

    /// <summary>The names that the epochs of a model have.</summary>
    public static IEnumerable<string> Keys(IReadOnlyList<MetricDefinition> metrics, bool hasValidation)
    {
        string[] own = ["loss", .. metrics.Select(m => m.Name)];
        return Keys(own, hasValidation ? own : []);
    }

    private static IEnumerable<string> Keys(string[] training, IEnumerable<string> validation) => [.. training, .. validation.Select(k => ValidationPrefix + k), LearningRate];

    private static bool IsLearningRate(string key) => key is LearningRate or LongLearningRate;

    private static MonitorMode? Own(IReadOnlyList<MetricDefinition> metrics, string key) =>
        key == "loss" ? MonitorMode.Min : metrics.FirstOrDefault(m => m.Name == key)?.Direction;
}
