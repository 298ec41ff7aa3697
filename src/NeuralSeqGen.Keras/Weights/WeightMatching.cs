using System.Globalization;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>
/// Gives every weight of a declaration the array of the file that belongs to it. Files that name their arrays keep those of a layer together, and of a model inside the
/// model all trained ones before all others, whatever layers they are of; files that only count them have a group for each layer.
/// </summary>
internal sealed class WeightMatching(IReadOnlyList<DeclaredLayer> layers, ConfigVersion version)
{
    private readonly Dictionary<string, DeclaredLayer> _byId = layers.ToDictionary(layer => layer.Id);

    /// <param name="marked">The weights of the declaration whose layers have their ids as names.</param>
    /// <param name="named">The same weights under the names to write.</param>
    /// <param name="arrays">The file's arrays.</param>
    /// <param name="notes">Takes what is not used.</param>
    public IReadOnlyList<ImportedWeight> Fill(IReadOnlyList<BoundSlot> marked, IReadOnlyList<BoundSlot> named, SavedWeights arrays, List<string> notes)
    {
        var slots = Slots(marked);
        var ready = new ReadyArray[slots.Count];
        foreach (var (slot, array) in Pairs(slots, arrays))
        {
            ready[slot.Index] = Demand(slot, array);
        }

        UnusedArrays.Refuse(layers, [.. slots.Select(slot => slot.Layer)], arrays);
        UnusedArrays.Note(layers, arrays, notes);
        return [.. named.Select((slot, i) => new ImportedWeight(slot.Name, slot.Shape, Values(slots[i], ready[i])))];
    }

    /// <summary>The weights with their layers.</summary>
    /// <param name="marked">The weights of the declaration whose layers have their ids as names.</param>
    public List<WeightSlot> Slots(IReadOnlyList<BoundSlot> marked) => [.. marked.Select((slot, i) => new WeightSlot(slot, Layer(slot.Name), i))];

    /// <summary>The order in which Keras lists the weights of a model: trained ones first, each in the order of layers.</summary>
    public static List<WeightSlot> InOrder(IEnumerable<WeightSlot> slots) =>
        [.. slots.OrderBy(slot => !slot.Bound.IsTrainable).ThenBy(slot => slot.Layer.Source.Order).ThenBy(slot => slot.Layer.Half == "backward_layer").ThenBy(slot => slot.Index)];

    // the name of a weight leads through the models around its layer
    private DeclaredLayer Layer(string name) => name.Split('/').Reverse().Select(part => _byId.GetValueOrDefault(part)).First(layer => layer is not null)!;

    private IEnumerable<(WeightSlot Slot, ReadyArray Array)> Pairs(List<WeightSlot> slots, SavedWeights arrays) => arrays switch
    {
        PositionalWeights => slots.GroupBy(slot => slot.Layer.Id).SelectMany(group => Pair([.. group], LayerArrays.Of(group.First().Layer.Source, arrays, group.First().Layer.Half), group.First().Layer.Source)),
        NamedWeights named => slots.GroupBy(slot => slot.Layer.Source.TopLayer).SelectMany(group => Pair(InOrder(group), LayerArrays.OfTop(group.Key, named), group.First().Layer.Source)),
        _ => throw new RefusedImportException("the arrays of the file are not those of a Keras model. Read them with PyTorchWeights"),
    };

    private IEnumerable<(WeightSlot Slot, ReadyArray Array)> Pair(List<WeightSlot> slots, IReadOnlyList<SavedArray> arrays, KerasLayer layer)
    {
        var ready = new ArrayLayouts(version).Ready(arrays, [.. slots.Select(slot => slot.Wanted)]);
        if (ready.Count != slots.Count)
        {
            string names = string.Join(", ", slots.Select(slot => slot.Local).Distinct());
            throw new RefusedImportException(ready.Count == 0
                ? $"the weights of layer '{layer.Name}' ({names}) are missing"
                : $"layer '{layer.Name}' has {slots.Count} weights ({names}), but the file has {ready.Count} arrays for it");
        }

        return slots.Zip(ready);
    }

    private static ReadyArray Demand(WeightSlot slot, ReadyArray array) => array.Shape.SequenceEqual(slot.Bound.Shape) ? array
        : throw new RefusedImportException($"{slot.Local} of {slot.Layer.Source} is {Text(array.Shape)} in the file, but {Text(slot.Bound.Shape)} is expected");

    private static float[] Values(WeightSlot slot, ReadyArray? array)
    {
        if (array is null)
        {
            throw new RefusedImportException($"{slot.Local} of {slot.Layer.Source} is not in the file");
        }

        float[] values = array.Read();
        return Array.TrueForAll(values, float.IsFinite) ? values : throw new RefusedImportException($"{slot.Local} of {slot.Layer.Source} holds NaN or infinity. The training went wrong; take an earlier file");
    }

    private static string Text(IReadOnlyList<int> shape) => $"({string.Join(", ", shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)))}{(shape.Count == 1 ? "," : "")})";
}
