using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>The JSON header: an object with one object per tensor, {dtype, shape, data_offsets}, and strings under <c>__metadata__</c>.</summary>
internal sealed class SafetensorsHeader(string? path)
{
    public const string MetadataKey = "__metadata__";

    private const int MaxNumbers = 32;

    private readonly Dictionary<string, SafetensorsEntry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<SafetensorsEntry> _tensors = [];
    private bool _hasMetadata;
    private int _textLeft = SafetensorsLimits.TextLength;

    public IReadOnlyList<SafetensorsEntry> Tensors => _tensors;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    public void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, $"its header is not a JSON object");
        while (NextProperty(ref reader, out string? name))
        {
            CountText(name.Length);
            if (name == MetadataKey)
            {
                Expect(!_hasMetadata, $"'{name}' appears twice", name);
                _hasMetadata = true;
                ReadMetadata(ref reader);
            }
            else
            {
                Expect(!_byName.ContainsKey(name), $"'{name}' appears twice", name);
                ReadTensor(ref reader, name);
            }
        }
        Expect(!reader.Read(), $"something follows its header object");
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, $"'{MetadataKey}' is not an object");
        while (NextProperty(ref reader, out string? key))
        {
            CountText(key.Length);
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, $"'{MetadataKey}.{key}' is not a string");
            CountText(SafetensorsText.Length(reader.ValueSpan));
            Expect(_metadata.TryAdd(key, reader.GetString()!), $"'{MetadataKey}.{key}' appears twice");
        }
    }

    private void ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        Span<long> shape = stackalloc long[MaxNumbers], offsets = stackalloc long[MaxNumbers];
        int axes = -1, ends = -1;
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, $"the entry of '{name}' is not an object", name);
        while (NextProperty(ref reader, out string? field))
        {
            reader.Read();
            switch (field)
            {
                case "dtype": Once(type is null, name, field); type = ReadType(ref reader, name); break;
                case "shape": Once(axes < 0, name, field); axes = ReadNumbers(ref reader, name, field, shape); break;
                case "data_offsets": Once(ends < 0, name, field); ends = ReadNumbers(ref reader, name, field, offsets); break;
                default: throw SafetensorsError.Of(path, $"the entry of '{name}' has an unknown field '{field}'", name);
            }
        }
        Expect(type is not null && axes >= 0 && ends >= 0, $"the entry of '{name}' lacks one of dtype, shape and data_offsets", name);
        Add(name, type!, shape[..axes], offsets[..ends]);
    }

    private void Add(string name, string type, ReadOnlySpan<long> shape, ReadOnlySpan<long> offsets)
    {
        Expect(offsets is [>= 0, >= 0] && offsets[0] <= offsets[1], $"'{name}' has the data_offsets [{offsets}], not a begin and an end after it", name);
        int length = Length(name, shape);
        int size = SafetensorsElement.SizeOf(type);
        Expect(size > 0, $"'{name}' has the unknown dtype '{type}'", name);
        Expect(offsets[1] - offsets[0] == length * (long)size, $"'{name}' is {type} [{shape}], {length * (long)size} bytes, but its data_offsets take {offsets[1] - offsets[0]}", name);
        Expect(_tensors.Count < SafetensorsLimits.Tensors, $"it has more than {SafetensorsLimits.Tensors} tensors");
        var entry = new SafetensorsEntry(name, type, Extents(shape), length, offsets[0], offsets[1]);
        _tensors.Add(entry);
        _byName.Add(name, entry);
    }

    private int Length(string name, ReadOnlySpan<long> shape)
    {
        long length = 1L;
        foreach (long extent in shape)
        {
            Expect(extent is >= 0 and <= int.MaxValue, $"'{name}' has the extent {extent}", name);
            length *= extent;
            Expect(length <= int.MaxValue, $"'{name}' has the shape [{shape}], more values than fit into memory", name);
        }
        return (int)length;
    }

    private static int[] Extents(ReadOnlySpan<long> shape)
    {
        int[] extents = new int[shape.Length];
        for (int axis = 0; axis < extents.Length; axis++)
        {
            extents[axis] = (int)shape[axis];
        }

        return extents;
    }

    private string ReadType(ref Utf8JsonReader reader, string name)
    {
        Expect(reader.TokenType == JsonTokenType.String, $"the dtype of '{name}' is not a string", name);
        return ReadText(ref reader);
    }

    private int ReadNumbers(ref Utf8JsonReader reader, string name, string field, scoped Span<long> numbers)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, $"the {field} of '{name}' is not an array", name);
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = 0L;
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number), $"the {field} of '{name}' holds something that is not a whole number of 64 bits", name);
            Expect(count < MaxNumbers, $"the {field} of '{name}' has more than {MaxNumbers} numbers", name);
            numbers[count++] = number;
        }
        return count;
    }

    private bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        bool found = reader.TokenType == JsonTokenType.PropertyName;
        name = found ? Field(ref reader) ?? ReadText(ref reader) : "";
        return found;
    }

    // Known ones are not copied for every tensor.
    private static string? Field(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("dtype"u8) ? "dtype" : reader.ValueTextEquals("shape"u8) ? "shape" : reader.ValueTextEquals("data_offsets"u8) ? "data_offsets" : null;

    // Measured before it is copied: text takes twice its bytes in memory.
    private string ReadText(ref Utf8JsonReader reader)
    {
        int length = SafetensorsText.Length(reader.ValueSpan);
        Expect(length <= SafetensorsLimits.NameLength, $"its header has a name of {length} characters, more than {SafetensorsLimits.NameLength}");
        return reader.GetString()!;
    }

    private void CountText(int length)
    {
        _textLeft -= length + SafetensorsLimits.TextOverhead;
        Expect(_textLeft >= 0, $"its names and metadata take more than {SafetensorsLimits.TextLength} characters");
    }

    private void Once(bool first, string name, string field) => Expect(first, $"the entry of '{name}' has '{field}' twice", name);

    private void Expect(bool isSound, [InterpolatedStringHandlerArgument(nameof(isSound))] FaultText fault, string? weight = null)
    {
        if (!isSound)
        {
            throw SafetensorsError.Of(path, fault, weight);
        }
    }
}
