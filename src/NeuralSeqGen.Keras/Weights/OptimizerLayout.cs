namespace NeuralSeqGen.Keras.Weights;

/// <summary>
/// In which order Keras keeps the memory of an optimizer, behind its counters: groups of slots one after the other, each with its slots side by side for every weight
/// (keras/src/optimizers, <c>build</c>). Up to Keras 2.10, and in <c>optimizers.legacy</c>, every slot is a group of its own. The names are those of the slots here.
/// </summary>
internal static class OptimizerLayout
{
    private const string Average = "average", Accumulated = "accumulated_gradient";

    private static readonly Dictionary<string, string[][]> ByClass = new()
    {
        ["SGD"] = [["momentum"]],
        ["RMSprop"] = [["velocity"], ["momentum"], ["average_gradient"]],
        ["Adam"] = [["momentum", "velocity"], ["velocity_hat"]],
        ["AdamW"] = [["momentum", "velocity"], ["velocity_hat"]],
        ["Nadam"] = [["momentum", "velocity"]],
        ["Adamax"] = [["momentum", "norm"]],
        ["Adagrad"] = [["accumulator"]],
        ["Adadelta"] = [["accumulated_grad", "accumulated_delta_var"]],
        ["Lion"] = [["momentum"]],
        ["Lamb"] = [["momentum", "velocity"]],
        ["Ftrl"] = [["accumulator", "linear"]],
    };

    /// <summary>The classes whose memory is read; of others (Muon, Adafactor) arrays have other extents than their weights.</summary>
    public static IEnumerable<string> Classes => ByClass.Keys;

    /// <summary>The groups; null for a class whose memory is not read.</summary>
    /// <param name="className">Keras's class.</param>
    /// <param name="memories">What the optimizer keeps as it is declared: others have no arrays.</param>
    /// <param name="isClassic">Whether it is an optimizer of before Keras 2.11.</param>
    public static IReadOnlyList<string[]>? Of(string className, IReadOnlySet<string> memories, bool isClassic)
    {
        if (!ByClass.TryGetValue(className, out string[][]? groups))
        {
            return null;
        }

        string[][] apart = isClassic ? [.. groups.SelectMany(group => group).Select(slot => new[] { slot })] : groups;
        return [.. apart.Prepend([Accumulated]).Prepend([Average]).Select(group => group.Where(memories.Contains).ToArray()).Where(group => group.Length > 0)];
    }
}
