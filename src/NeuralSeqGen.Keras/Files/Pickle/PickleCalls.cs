namespace NeuralSeqGen.Keras.Files;

/// <summary>What the few names that a state dict needs mean. (torch/_utils.py, torch/serialization.py, "persistent_load".)</summary>
internal static class PickleCalls
{
    private const int MaxAxes = 8;

    /// <summary>What a name gives for arguments.</summary>
    public static object? Run(FileBytes file, PickleGlobal? name, object?[]? arguments) => (name?.Name, arguments) switch
    {
        (PickleGlobal.OrderedDict, []) => new PickleDict(),
        (PickleGlobal.Size, [PickleTuple extents]) => extents,
        (PickleGlobal.Parameter, [TorchTensor tensor, ..]) => tensor,
        (PickleGlobal.Tensor, [TorchStorage storage, long offset, PickleTuple shape, PickleTuple strides, ..]) => Tensor(file, storage, offset, shape, strides),
        _ => throw file.Fault($"its pickle calls '{name?.Name ?? "something without a name"}' with arguments that a state dict does not have"),
    };

    /// <summary>The storage that a persistent id stands for: ('storage', type, key, location, count).</summary>
    public static TorchStorage Storage(FileBytes file, object? id) =>
        id is PickleTuple { Items: ["storage", PickleGlobal { Name: var type }, string key, _, long count, ..] } && PickleGlobal.Storages.TryGetValue(type, out string? element)
            ? new TorchStorage(element, key, count)
            : throw file.Fault($"its pickle refers to something that is not a storage of tensors");

    private static TorchTensor Tensor(FileBytes file, TorchStorage storage, long offset, PickleTuple shape, PickleTuple strides)
    {
        file.Expect(shape.Items.Length == strides.Items.Length && shape.Items.Length <= MaxAxes, $"its pickle has a tensor of {shape.Items.Length} axes with {strides.Items.Length} strides");
        int[] extents = new int[shape.Items.Length];
        long[] steps = new long[extents.Length];
        Int128 count = 1, last = offset;
        for (int axis = 0; axis < extents.Length; axis++)
        {
            file.Expect(shape.Items[axis] is long and >= 0 and <= int.MaxValue && strides.Items[axis] is long and >= 0, $"its pickle has a tensor with extents or strides that are no whole numbers");
            (extents[axis], steps[axis]) = ((int)(long)shape.Items[axis]!, (long)strides.Items[axis]!);
            (count, last) = (count * extents[axis], last + (Int128)steps[axis] * Math.Max(0, extents[axis] - 1));
        }

        file.Expect(offset >= 0 && storage.Count >= 0 && (count == 0 || (count <= storage.Count && last < storage.Count)), $"its pickle has a tensor of {ShapeText.Of(extents)} from value {offset} on, which is beyond its storage of {storage.Count} values");
        return new TorchTensor(storage, offset, extents, steps);
    }
}
