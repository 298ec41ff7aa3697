namespace NeuralSeqGen;

/// <summary>The names under which an epoch's numbers are known to histories, monitors and logs.</summary>
internal static class EpochValues
{
    public const string ValidationPrefix = "val_";
    public const string LearningRate = "lr";

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
        return key is LearningRate or "learning_rate";
    }

    public static IEnumerable<string> Keys(Evaluation training, Evaluation? validation) =>
        [.. training.Keys, .. validation is null ? [] : validation.Keys.Select(k => ValidationPrefix + k), LearningRate];
}
