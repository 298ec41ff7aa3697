using System.Buffers.Binary;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>Damage of every kind that a seed chooses: bytes and bits flipped, numbers enlarged, parts cut, doubled, swapped; fields of JSON exchanged.</summary>
internal static class Mutation
{
    private const int Kinds = 8;

    private static readonly ulong[] Numbers = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 0x1_0000_0000, 1UL << 40, long.MaxValue, ulong.MaxValue];

    public static byte[] Of(byte[] original, int seed)
    {
        var random = new Random(seed);
        byte[] bytes = [.. original];
        for (int times = 1 << random.Next(4); times > 0 && bytes.Length > 16; times--)
        {
            bytes = Once(bytes, random);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length), length = random.Next(1, Math.Min(64, bytes.Length - at) + 1);
        switch (random.Next(Kinds))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); return bytes;
            case 1: bytes[at] = (byte)random.Next(256); return bytes;
            case 2: return Number(bytes, at & ~3, random);
            case 3: return random.Next(8) == 0 ? bytes[..at] : Number(bytes, at, random);
            case 4: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 5: return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            case 6: bytes.AsSpan(random.Next(bytes.Length - length + 1), length).CopyTo(bytes.AsSpan(at)); return bytes;
            default: return Fields(bytes, random);
        }
    }

    private static byte[] Number(byte[] bytes, int at, Random random)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : (ulong)random.Next(2 * bytes.Length));
        int width = Math.Min(1 << random.Next(4), bytes.Length - at);
        number[..width].CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    // What stands between two quotes changes places with what stands between two others.
    private static byte[] Fields(byte[] bytes, Random random)
    {
        int[] quotes = [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '"')];
        if (quotes.Length < 4)
        {
            return Number(bytes, random.Next(bytes.Length) & ~7, random);
        }

        int first = random.Next(quotes.Length - 3), second = random.Next(first + 2, quotes.Length - 1);
        var (a, b, c, d) = (quotes[first], quotes[first + 1], quotes[second], quotes[second + 1]);
        return [.. bytes[..a], .. bytes[c..d], .. bytes[b..c], .. bytes[a..b], .. bytes[d..]];
    }
}
