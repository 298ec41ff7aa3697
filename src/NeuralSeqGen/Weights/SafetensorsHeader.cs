using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>The JSON header: an object with one object per tensor, {dtype, shape, data_offsets}, and strings under <c>__metadata__</c>.</summary>
internal sealed class SafetensorsHeader(string? path)
{
    public const string MetadataKey = "__metadata__";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<SafetensorsEntry> _tensors = [];

    public IReadOnlyList<SafetensorsEntry> Tensors => _tensors;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, "its header is not a JSON object");
        while (NextProperty(ref reader, out string? name))
        {
            Expect(_names.Add(name), $"'{name}' appears twice", name);
            if (name == MetadataKey)
            {
                ReadMetadata(ref reader);
            }
            else
            {
                ReadTensor(ref reader, name);
            }
        }
        Expect(!reader.Read(), "something follows its header object");
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, $"'{MetadataKey}' is not an object");
        while (NextProperty(ref reader, out string? key))
        {
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, $"'{MetadataKey}.{key}' is not a string");
            Expect(_metadata.TryAdd(key, reader.GetString()!), $"'{MetadataKey}.{key}' appears twice");
        }
    }

    private void ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, $"the entry of '{name}' is not an object", name);
        while (NextProperty(ref reader, out string? field))
        {
            reader.Read();
            switch (field)
            {
                case "dtype": Once(type is null, name, field); type = ReadType(ref reader, name); break;
                case "shape": Once(shape is null, name, field); shape = ReadNumbers(ref reader, name, field); break;
                case "data_offsets": Once(offsets is null, name, field); offsets = ReadNumbers(ref reader, name, field); break;
                default: throw SafetensorsError.Of(path, $"the entry of '{name}' has an unknown field '{field}'", name);
            }
        }
        Expect(type is not null && shape is not null && offsets is not null, $"the entry of '{name}' lacks one of dtype, shape and data_offsets", name);
        Add(name, type!, shape!, offsets!);
    }

    private void Add(string name, string type, long[] shape, long[] offsets)
    {
        Expect(offsets is [>= 0, >= 0] && offsets[0] <= offsets[1], $"'{name}' has the data_offsets [{string.Join(", ", offsets)}], not a begin and an end after it", name);
        int length = Length(name, shape);
        int size = SafetensorsElement.SizeOf(type);
        Expect(size > 0, $"'{name}' has the unknown dtype '{type}'", name);
        Expect(offsets[1] - offsets[0] == length * (long)size, $"'{name}' is {type} [{string.Join(", ", shape)}], {length * (long)size} bytes, but its data_offsets take {offsets[1] - offsets[0]}", name);
        _tensors.Add(new SafetensorsEntry(name, type, Array.ConvertAll(shape, extent => (int)extent), length, offsets[0], offsets[1]));
    }

    private int Length(string name, long[] shape)
    {
        long length = 1L;
        foreach (long extent in shape)
        {
            Expect(extent is >= 0 and <= int.MaxValue, $"'{name}' has the extent {extent}", name);
            length *= extent;
            Expect(length <= int.MaxValue, $"'{name}' has the shape [{string.Join(", ", shape)}], more values than fit into memory", name);
        }
        return (int)length;
    }

    private string ReadType(ref Utf8JsonReader reader, string name)
    {
        Expect(reader.TokenType == JsonTokenType.String, $"the dtype of '{name}' is not a string", name);
        return reader.GetString()!;
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string name, string field)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, $"the {field} of '{name}' is not an array", name);
        var numbers = new List<long>(4);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = 0L;
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number), $"the {field} of '{name}' holds something that is not a whole number of 64 bits", name);
            Expect(numbers.Count < 32, $"the {field} of '{name}' has more than 32 numbers", name);
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        bool found = reader.TokenType == JsonTokenType.PropertyName;
        name = found ? reader.GetString()! : "";
        return found;
    }

    private void Once(bool first, string name, string field) => Expect(first, $"the entry of '{name}' has '{field}' twice", name);

    private void Expect(bool condition, string fault, string? weight = null)
    {
        if (!condition)
        {
            throw SafetensorsError.Of(path, fault, weight);
        }
    }
}
