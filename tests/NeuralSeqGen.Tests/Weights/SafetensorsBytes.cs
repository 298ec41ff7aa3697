using System.Buffers.Binary;
using System.Text;

namespace NeuralSeqGen.Tests;

/// <summary>Safetensors bytes put together by hand, sound or not.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Of(string header, int dataLength) => Of(Encoding.UTF8.GetBytes(header), dataLength, null);

    public static byte[] Of(byte[] header, int dataLength, ulong? announced = null)
    {
        byte[] bytes = new byte[8 + header.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, announced ?? (ulong)header.Length);
        header.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>An entry of the header.</summary>
    public static string Entry(string name, string shape, long begin, long end, string type = "F32") =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":[{{shape}}],"data_offsets":[{{begin}},{{end}}]}
        """;
}
