using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>One array of a fixture; integers are held as floats.</summary>
internal sealed record FixtureTensor(int[] Shape, float[] Values)
{
    public static Dictionary<string, FixtureTensor> LoadAll(string path)
    {
        byte[] file = File.ReadAllBytes(path);
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
        return new(shape, entry.GetProperty("dtype").GetString() == "I32"
            ? [.. MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(i => (float)i)]
            : MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }
}
