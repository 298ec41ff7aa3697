using System.Globalization;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>The memory of an optimizer as a checkpoint here. Keras keeps it for trained weights only: the others have what training begins with, and their own values as averages.</summary>
/// <param name="version">What wrote the arrays.</param>
/// <param name="slots">The model's weights.</param>
/// <param name="training">The optimizer as it is declared.</param>
internal sealed class OptimizerReading(ConfigVersion version, IReadOnlyList<WeightSlot> slots, BoundTraining training)
{
    private readonly List<WeightSlot> _trained = WeightMatching.InOrder(slots.Where(slot => slot.Bound.IsTrainable));

    /// <param name="variables">The file's variables.</param>
    /// <param name="className">Keras's class of the optimizer.</param>
    /// <param name="isClassic">Whether it is an optimizer of before Keras 2.11.</param>
    /// <param name="weights">The weights under their names.</param>
    /// <returns>Null where training has not begun.</returns>
    /// <exception cref="RefusedImportException">The variables are not those of this optimizer and these weights.</exception>
    public ImportedTraining? Read(OptimizerVariables variables, string className, bool isClassic, IReadOnlyList<ImportedWeight> weights)
    {
        var groups = OptimizerLayout.Of(className, training.Memories.Select(memory => memory.Name).ToHashSet(), isClassic) ?? throw new RefusedImportException($"that of {className} is not read");
        int expected = groups.Sum(group => group.Length) * _trained.Count;
        if (variables.Batches == 0 && variables.Arrays.Count == 0)
        {
            return null;
        }

        var arrays = isClassic ? WithoutEmpty(variables.Arrays, expected, className) : variables.Arrays;
        if (arrays.Count != expected)
        {
            throw new RefusedImportException(string.Create(CultureInfo.InvariantCulture, $"the file has {arrays.Count} arrays of it, but {className} keeps {expected} for {_trained.Count} trained weights"));
        }

        var values = Values(groups, arrays);
        return new([.. training.Memories.SelectMany(memory => weights.SelectMany((weight, i) => Tensor(memory, weight, i, values)))], Metadata(variables), variables.Batches);
    }

    /// <summary>Keras 2 keeps an array of one zero for each weight where Adam has no use for it, and SGD's momentum where it is 0.</summary>
    private IReadOnlyList<SavedArray> WithoutEmpty(IReadOnlyList<SavedArray> arrays, int expected, string className) =>
        arrays.Count == expected + _trained.Count && (className == "SGD" || (className is "Adam" && arrays.Skip(expected).All(array => array.Shape is [1]))) ? [.. arrays.Take(expected)] : arrays;

    private Dictionary<(string Memory, int Weight), float[]> Values(IReadOnlyList<string[]> groups, IReadOnlyList<SavedArray> arrays)
    {
        Dictionary<(string, int), float[]> values = [];
        var layouts = new ArrayLayouts(version);
        int at = 0;
        foreach (string[] group in groups)
        {
            for (int member = 0; member < group.Length; member++)
            {
                List<SavedArray> own = [.. _trained.Select((_, i) => arrays[at + (i * group.Length) + member])];
                RefuseTwoBiases(own);
                foreach (var (slot, array) in _trained.Zip(layouts.Ready(own, [.. _trained.Select(slot => slot.Wanted)])))
                {
                    values[(group[member], slot.Index)] = Demand(group[member], slot, array);
                }
            }

            at += group.Length * _trained.Count;
        }

        return values;
    }

    private void RefuseTwoBiases(List<SavedArray> arrays)
    {
        if (_trained.Zip(arrays).FirstOrDefault(pair => pair.First.Bound.Shape is [var wanted] && pair.Second.Shape is [var length] && length == 2 * wanted).First is { } slot)
        {
            throw new RefusedImportException($"{slot.Layer.Source} has two biases in Keras, which are trained apart");
        }
    }

    private static float[] Demand(string memory, WeightSlot slot, ReadyArray array)
    {
        if (!array.Shape.SequenceEqual(slot.Bound.Shape))
        {
            throw new RefusedImportException($"the {memory} of {slot.Local} of {slot.Layer.Source} is {ShapeText.Of([.. array.Shape])} in the file, but {ShapeText.Of([.. slot.Bound.Shape])} is expected");
        }

        float[] values = array.Read();
        return Array.TrueForAll(values, float.IsFinite) ? values : throw new RefusedImportException($"the {memory} of {slot.Local} of {slot.Layer.Source} holds NaN or infinity");
    }

    private static IEnumerable<ImportedWeight> Tensor(BoundMemory memory, ImportedWeight weight, int index, Dictionary<(string, int), float[]> values)
    {
        if (memory.Shapes[index] is { } shape)
        {
            float[] own = values.GetValueOrDefault((memory.Name, index)) ?? (memory.Name == "average" ? weight.Values : [.. Enumerable.Repeat(memory.Start, weight.Values.Length)]);
            yield return new($"{WeightFile.OptimizerPrefix}{memory.Name}/{weight.Name}", shape, own);
        }
    }

    private Dictionary<string, string> Metadata(OptimizerVariables variables)
    {
        Dictionary<string, string> metadata = [];
        CheckpointKeys.Add(metadata, CheckpointKeys.Name, training.StoredName);
        CheckpointKeys.Add(metadata, CheckpointKeys.Rate, (variables.LearningRate ?? training.LearningRate).ToString("R", CultureInfo.InvariantCulture));
        if (training.IsScheduled)
        {
            CheckpointKeys.Add(metadata, CheckpointKeys.Scheduled, CheckpointKeys.True);
        }

        CheckpointKeys.Add(metadata, CheckpointKeys.Batches, variables.Batches);
        CheckpointKeys.Add(metadata, CheckpointKeys.Draws, variables.Batches);
        CheckpointKeys.Add(metadata, CheckpointKeys.Epochs, 0);
        CheckpointKeys.Add(metadata, CheckpointKeys.Seed, 0);
        return metadata;
    }
}
