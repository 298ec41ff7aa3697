using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Arrays of numbers in JSON: lists of equally long lists, as NumPy's tolist gives them.</summary>
internal static class JsonArrays
{
    private const int MaxAxes = 8;

    /// <summary>The array that begins at the reader's token, which stands behind it afterwards. Its values are read again when they are asked for.</summary>
    public static SavedArray Read(FileBytes file, ref Utf8JsonReader reader, string name)
    {
        int start = (int)reader.TokenStartIndex;
        int[] shape = Shape(file, ref reader, name);
        var part = JsonBytes.WithoutMark(file.Bytes.Span)[start..(int)reader.BytesConsumed];
        int offset = file.Length - JsonBytes.WithoutMark(file.Bytes.Span).Length + start;
        var stored = file.Bytes.Slice(offset, part.Length);
        return new SavedArray(name, shape, "float32", () => Values(file, stored, shape, name));
    }

    // The extents are those of the first lists; all others must have them, too.
    private static int[] Shape(FileBytes file, ref Utf8JsonReader reader, string name)
    {
        Span<int> extents = stackalloc int[MaxAxes], counts = stackalloc int[MaxAxes];
        extents.Fill(-1);
        int depth = 0, axes = -1;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    Count(file, counts, depth, name);
                    file.Expect(depth < MaxAxes && (axes < 0 || depth < axes), $"the array '{name}' before byte {reader.BytesConsumed} is nested unevenly or deeper than {MaxAxes}");
                    counts[depth++] = 0;
                    break;
                case JsonTokenType.EndArray:
                    depth--;
                    file.Expect(extents[depth] < 0 || extents[depth] == counts[depth], $"the array '{name}' has rows of {extents[depth]} and of {counts[depth]} values before byte {reader.BytesConsumed}");
                    extents[depth] = counts[depth];
                    axes = axes < 0 ? depth + 1 : axes;
                    break;
                case JsonTokenType.Number:
                    axes = axes < 0 ? depth : axes;
                    file.Expect(axes == depth, $"the array '{name}' is nested unevenly before byte {reader.BytesConsumed}");
                    Count(file, counts, depth, name);
                    break;
                default:
                    throw file.Fault($"the array '{name}' holds something that is not a number before byte {reader.BytesConsumed}");
            }
        }
        while (depth > 0 && reader.Read());
        return extents[..axes].ToArray();
    }

    private static void Count(FileBytes file, Span<int> counts, int depth, string name)
    {
        if (depth > 0)
        {
            counts[depth - 1]++;
            file.Expect(counts[depth - 1] > 0, $"the array '{name}' has too many values");
        }
    }

    private static float[] Values(FileBytes file, ReadOnlyMemory<byte> stored, int[] shape, string name)
    {
        float[] values = new float[shape.Aggregate(1, (product, extent) => product * extent)];
        var reader = new Utf8JsonReader(stored.Span, new JsonReaderOptions { MaxDepth = JsonBytes.MaxDepth });
        int count = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                file.Expect(reader.TryGetSingle(out float value) && float.IsFinite(value), $"the array '{name}' holds a number that float32 does not hold");
                values[count++] = value;
            }
        }

        return values;
    }
}
