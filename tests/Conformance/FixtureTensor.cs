using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>One array of a fixture; integers are held as floats.</summary>
internal sealed record FixtureTensor(int[] Shape, float[] Values, bool IsInteger)
{
    /// <summary>The values without axes, as floats or as integers.</summary>
    public Array Flat() => IsInteger ? Values.Select(v => (int)v).ToArray() : Values;

    /// <summary>The values as an array of the tensor's rank.</summary>
    public Array Ranked()
    {
        var array = Array.CreateInstance(IsInteger ? typeof(int) : typeof(float), Shape);
        Buffer.BlockCopy(Flat(), 0, array, 0, Values.Length * sizeof(float));
        return array;
    }

    /// <summary>The arrays of a file by name.</summary>
    public static Dictionary<string, FixtureTensor> LoadAll(byte[] file)
    {
        int headerLength = checked((int)BitConverter.ToInt64(file, 0));
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(file, 8, headerLength));
        return header.RootElement.EnumerateObject().Where(p => p.Name != "__metadata__")
            .ToDictionary(p => p.Name, p => Read(p.Value, file.AsSpan(8 + headerLength)));
    }

    private static FixtureTensor Read(JsonElement entry, ReadOnlySpan<byte> data)
    {
        int start = entry.GetProperty("data_offsets")[0].GetInt32(), end = entry.GetProperty("data_offsets")[1].GetInt32();
        int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];
        var bytes = data[start..end];
        bool isInteger = entry.GetProperty("dtype").GetString() == "I32";
        return new(shape, isInteger ? [.. MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(i => (float)i)] : MemoryMarshal.Cast<byte, float>(bytes).ToArray(), isInteger);
    }
}
