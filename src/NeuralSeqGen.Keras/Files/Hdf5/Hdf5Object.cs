namespace NeuralSeqGen.Keras.Files;

/// <summary>A group or a dataset: its attributes, its links if it is a group, its extents and type if it is a dataset.</summary>
internal sealed class Hdf5Object(Hdf5Bytes file, ulong address, string path)
{
    private readonly Hdf5Header _header = new(file, address);
    private Dictionary<string, Hdf5Attribute>? _attributes;
    private Dictionary<string, ulong>? _links;

    /// <summary>Where its header is, which tells objects apart.</summary>
    public ulong Address => address;

    /// <summary>How it was reached.</summary>
    public string Path => path;

    /// <summary>Whether it holds numbers and no links.</summary>
    public bool IsDataset => _header.First(Hdf5Message.Layout) is not null;

    /// <summary>The names of its links, as stored.</summary>
    public IReadOnlyCollection<string> Names => Links.Keys;

    private Dictionary<string, ulong> Links => _links ??= Hdf5Links.Read(file, _header, path);

    private Dictionary<string, Hdf5Attribute> Attributes => _attributes ??= ReadAttributes();

    /// <summary>What a link leads to, or null where there is none.</summary>
    public Hdf5Object? Find(string name) => Links.TryGetValue(name, out ulong at) ? new Hdf5Object(file, at, path.Length == 0 ? name : $"{path}/{name}") : null;

    /// <summary>What a path of links leads to, or null.</summary>
    public Hdf5Object? FindPath(string names)
    {
        var found = this;
        foreach (string name in names.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = name == "." ? found : found.IsDataset ? null : found.Find(name);
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>An attribute of one text, or null where there is none.</summary>
    public string? Text(string name) => Attributes.GetValueOrDefault(name)?.Text(file);

    /// <summary>An attribute of a list of texts, or null where there is none. Keras splits a long one into <c>name0</c>, <c>name1</c>, …</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Attributes.TryGetValue(name, out var whole))
        {
            return whole.Texts(file);
        }

        if (!Attributes.ContainsKey($"{name}0"))
        {
            return null;
        }

        var texts = new List<string>();
        for (int part = 0; Attributes.TryGetValue($"{name}{part}", out var attribute); part++)
        {
            texts.AddRange(attribute.Texts(file));
        }

        return texts;
    }

    /// <summary>The array that this dataset is.</summary>
    public SavedArray Array(string name, string? layerName = null) => Hdf5Dataset.Open(file, _header, path, name, layerName);

    private Dictionary<string, Hdf5Attribute> ReadAttributes()
    {
        if (_header.First(Hdf5Message.AttributeInfo) is { } dense)
        {
            var info = _header.Open(dense);
            info.Skip(1);
            info.Skip((info.Byte() & 1) != 0 ? 2 : 0);
            file.Expect(info.Offset() == file.Undefined, $"the attributes of '{path}' are in a fractal heap (libver='latest'), which is not read; copy the file with h5py's default libver");
        }

        var attributes = new Dictionary<string, Hdf5Attribute>(StringComparer.Ordinal);
        foreach (var message in _header.All(Hdf5Message.Attribute))
        {
            var attribute = Hdf5Attribute.Read(file, _header.Open(message));
            file.Expect(attributes.TryAdd(attribute.Name, attribute), $"'{path}' has the attribute '{attribute.Name}' twice");
        }

        return attributes;
    }
}
