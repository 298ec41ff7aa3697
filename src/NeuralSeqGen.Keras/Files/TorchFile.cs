namespace NeuralSeqGen.Keras.Files;

/// <summary>What <c>torch.save(model.state_dict(), path)</c> writes: a zip archive with data.pkl and a member for each storage. (torch/serialization.py.)</summary>
internal sealed class TorchFile
{
    private const string PickleName = "data.pkl";
    private const int MostSharing = 16;

    private static readonly string[] Wrappers = ["state_dict", "model_state_dict", "model", "net", "weights"];

    private readonly FileBytes _file;
    private readonly ZipBytes _zip;
    private readonly string _folder;
    private readonly bool _isBigEndian;

    private TorchFile(FileBytes file, ZipBytes zip, string pickle)
    {
        (_file, _zip, _folder) = (file, zip, pickle[..^PickleName.Length]);
        _isBigEndian = zip.Find($"{_folder}byteorder") is { } order && order.Bytes.Span.StartsWith("big"u8);
    }

    /// <summary>The member that makes an archive one of PyTorch, or null.</summary>
    public static string? Pickle(ZipBytes zip) => zip.Names.FirstOrDefault(name => name == PickleName || name.EndsWith($"/{PickleName}", StringComparison.Ordinal));

    /// <summary>The tensors of the state dict.</summary>
    public static StateDict Read(FileBytes file, ZipBytes zip, string pickle)
    {
        var reader = new TorchFile(file, zip, pickle);
        var tensors = Tensors(file, PickleReader.Read(zip.Find(pickle)!));
        reader.CheckSharing([.. tensors.Select(entry => (TorchTensor)entry.Value!)]);
        return new StateDict([.. tensors.Select(entry => reader.Array((string)entry.Key!, (TorchTensor)entry.Value!))]);
    }

    // Tied weights share a storage; thousands of views of one would make a small file large.
    private void CheckSharing(TorchTensor[] tensors)
    {
        var all = tensors.Aggregate(Int128.Zero, (sum, tensor) => sum + tensor.Shape.Aggregate(Int128.One, (product, extent) => product * extent));
        var stored = tensors.Select(tensor => tensor.Storage).DistinctBy(storage => storage.Key).Aggregate(Int128.Zero, (sum, storage) => sum + storage.Count);
        _file.Expect(all <= MostSharing * stored, $"its tensors share their values more than {MostSharing} times");
    }

    private static IEnumerable<KeyValuePair<object?, object?>> Tensors(FileBytes file, object? content)
    {
        var found = content as PickleDict;
        if (found is not null && !found.Entries.Any(IsTensor))
        {
            found = found.Entries.Where(entry => entry.Key is string name && Wrappers.Contains(name)).Select(entry => entry.Value).OfType<PickleDict>().FirstOrDefault();
        }

        file.Expect(found is not null && found.Entries.Any(IsTensor), $"it holds no state dict: a dictionary of tensors, or one under 'state_dict' or 'model_state_dict'. In Python, save model.state_dict()");
        var names = new HashSet<string>(StringComparer.Ordinal);
        file.Expect(found!.Entries.All(entry => entry.Key is not string name || names.Add(name)), $"its state dict has a tensor twice");
        return found.Entries.Where(IsTensor);
    }

    private static bool IsTensor(KeyValuePair<object?, object?> entry) => entry is { Key: string, Value: TorchTensor };

    private SavedArray Array(string name, TorchTensor tensor) => new(name, tensor.Shape, tensor.Storage.ElementType, () => Values(name, tensor));

    private float[] Values(string name, TorchTensor tensor)
    {
        var type = Type(name, tensor.Storage.ElementType);
        var storage = _zip.Find($"{_folder}data/{tensor.Storage.Key}");
        _file.Expect(storage is not null, $"the values of '{name}' are missing: the archive has no member '{_folder}data/{tensor.Storage.Key}'");
        _file.Expect((Int128)tensor.Storage.Count * type.Size == storage!.Length, $"the storage of '{name}' has {storage.Length} bytes, not {tensor.Storage.Count} values of {type.Size}");
        int length = tensor.Shape.Aggregate(1, (product, extent) => product * extent);
        if (length > 0 && IsInOrder(tensor))
        {
            return ElementValues.Read(storage.Bytes.Span.Slice((int)(tensor.Offset * type.Size), length * type.Size), type, what => _file.Fault($"'{name}' {what}"));
        }

        float[] gathered = new float[length];
        if (length > 0)
        {
            long count = tensor.Shape.Select((extent, axis) => (extent - 1) * tensor.Strides[axis]).Sum() + 1;
            var part = storage.Bytes.Span.Slice((int)(tensor.Offset * type.Size), (int)(count * type.Size));
            int at = 0;
            Gather(ElementValues.Read(part, type, what => _file.Fault($"'{name}' {what}")), tensor, 0, 0, gathered, ref at);
        }

        return gathered;
    }

    // most are: then nothing is read twice
    private static bool IsInOrder(TorchTensor tensor)
    {
        long step = 1;
        for (int axis = tensor.Shape.Count - 1; axis >= 0; axis--)
        {
            if (tensor.Shape[axis] != 1 && tensor.Strides[axis] != step)
            {
                return false;
            }

            step *= tensor.Shape[axis];
        }

        return true;
    }

    private static void Gather(float[] values, TorchTensor tensor, int axis, long from, float[] gathered, ref int at)
    {
        if (axis == tensor.Shape.Count)
        {
            gathered[at++] = values[from];
            return;
        }

        for (int i = 0; i < tensor.Shape[axis]; i++)
        {
            Gather(values, tensor, axis + 1, from + i * tensor.Strides[axis], gathered, ref at);
        }
    }

    private StoredType Type(string name, string element) => element switch
    {
        "float32" or "float64" => new StoredType(true, true, element == "float32" ? 4 : 8, _isBigEndian),
        "int64" or "int32" or "int16" or "int8" => new StoredType(false, true, element switch { "int64" => 8, "int32" => 4, "int16" => 2, _ => 1 }, _isBigEndian),
        "uint8" or "bool" => new StoredType(false, false, 1, _isBigEndian),
        _ => throw _file.Fault($"'{name}' holds {element}, which is not read. In Python, save model.float().state_dict()"),
    };
}
