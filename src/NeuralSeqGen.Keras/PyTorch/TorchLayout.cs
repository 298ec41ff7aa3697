namespace NeuralSeqGen.Keras;

/// <summary>Changes of layout between PyTorch's tensors and Keras's weights. (torch.nn, "Variables" of each module; Keras's layers.)</summary>
internal static class TorchLayout
{
    /// <summary>PyTorch's gates of a GRU are r, z, n; Keras's are z, r, h.</summary>
    public static IReadOnlyList<int> GruGates { get; } = [1, 0, 2];

    /// <summary>Gates in their order.</summary>
    public static IReadOnlyList<int> Unchanged(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>(rows, columns) to (columns, rows), the rows in blocks of gates taken in an order.</summary>
    public static float[] Transposed(float[] values, int rows, int columns, IReadOnlyList<int> gates)
    {
        float[] result = new float[values.Length];
        float[] ordered = Ordered(values, gates);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                result[column * rows + row] = ordered[row * columns + column];
            }
        }

        return result;
    }

    /// <summary>Blocks of equal length in an order.</summary>
    public static float[] Ordered(float[] values, IReadOnlyList<int> gates)
    {
        int block = values.Length / gates.Count;
        return [.. gates.SelectMany(gate => values.Skip(gate * block).Take(block))];
    }

    /// <summary>(out, in, steps) to (steps, in, out).</summary>
    public static float[] Convolution(float[] values, int outputs, int inputs, int steps)
    {
        float[] result = new float[values.Length];
        for (int at = 0; at < values.Length; at++)
        {
            int step = at % steps, input = at / steps % inputs, output = at / steps / inputs;
            result[(step * inputs + input) * outputs + output] = values[at];
        }

        return result;
    }

    /// <summary>Both biases of a recurrent layer added.</summary>
    public static float[] Sum(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
