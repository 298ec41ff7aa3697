namespace NeuralSeqGen.Keras.Weights;

/// <summary>Keras 1 keeps three arrays for each gate, those of an LSTM in the order i, c, f, o: they are joined along their last axis, in the order of Keras 2.</summary>
internal static class Keras1Gates
{
    private static readonly Dictionary<string, int[]> Order = new() { ["GRU"] = [0, 1, 2], ["LSTM"] = [0, 2, 1, 3] };

    public static List<ReadyArray> Joined(List<ReadyArray> arrays, IReadOnlyList<ArraySlot> slots)
    {
        var joined = new List<ReadyArray>();
        int at = 0, slot = 0;
        while (slot < slots.Count && at < arrays.Count)
        {
            // consume_less='gpu' keeps them joined already
            bool isApart = Order.TryGetValue(slots[slot].ClassName, out int[]? order) && at + (3 * order.Length) <= arrays.Count
                && slots[slot].Local == "kernel" && arrays[at].Shape is [_, var units] && units * order.Length == slots[slot].Shape[^1];
            if (isApart)
            {
                joined.AddRange(Enumerable.Range(0, 3).Select(kind => Join([.. order!.Select(gate => arrays[at + (3 * gate) + kind])])));
                at += 3 * order!.Length;
                slot += 3;
            }
            else
            {
                joined.Add(arrays[at++]);
                slot++;
            }
        }

        joined.AddRange(arrays.Skip(at));
        return joined;
    }

    private static ReadyArray Join(ReadyArray[] gates)
    {
        int[] shape = [.. gates[0].Shape];
        shape[^1] *= gates.Length;
        return new(shape, () => Interleaved([.. gates.Select(gate => gate.Read())], gates[0].Shape[^1])) { Sources = [.. gates.SelectMany(gate => gate.Sources)], How = "gates joined" };
    }

    /// <summary>Rows of each, one behind the other.</summary>
    private static float[] Interleaved(float[][] parts, int width)
    {
        float[] all = new float[parts.Sum(part => part.Length)];
        for (int row = 0; row < parts[0].Length / width; row++)
        {
            for (int part = 0; part < parts.Length; part++)
            {
                Array.Copy(parts[part], row * width, all, ((row * parts.Length) + part) * width, width);
            }
        }

        return all;
    }
}
