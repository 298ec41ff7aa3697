namespace NeuralSeqGen.Keras.Files;

/// <summary>The checksum of zip. (ISO 3309, polynomial 0xEDB88320 reflected.)</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number => Entry((uint)number))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc = crc >> 8 ^ Table[(byte)(crc ^ one)];
        }

        return ~crc;
    }

    private static uint Entry(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = value >> 1 ^ ((value & 1) != 0 ? 0xEDB88320 : 0);
        }

        return value;
    }
}
