namespace NeuralSeqGen.Keras.Weights;

/// <summary>
/// CuDNNGRU and CuDNNLSTM of Keras 2 keep the kernel of each gate transposed and two biases for each (keras/engine/saving.py, <c>_convert_rnn_weights</c>). They are told by
/// the bias: (8u,) of an LSTM, whose halves are added, and (6u,) of a GRU, whose halves are the two rows of <c>reset_after</c>.
/// </summary>
internal static class FusedCells
{
    public static List<ReadyArray> Unfused(List<ReadyArray> arrays, IReadOnlyList<ArraySlot> slots)
    {
        for (int i = 2; i < Math.Min(arrays.Count, slots.Count); i++)
        {
            var wanted = slots[i].Shape;
            if (slots[i].Local != "bias" || arrays[i].Shape is not [var length] || arrays[i - 1].Shape is not [var units, _])
            {
                continue;
            }

            if (wanted is [2, var gru] && length == 2 * gru)
            {
                Unfuse(arrays, i, units, arrays[i] with { Shape = [2, gru], How = "halves as rows" });
            }
            else if (wanted is [var lstm] && length == 2 * lstm && lstm == 4 * units)
            {
                var bias = arrays[i];
                Unfuse(arrays, i, units, new([lstm], () => Added(bias.Read())) { Sources = bias.Sources, How = "halves added" });
            }
        }

        return arrays;
    }

    private static void Unfuse(List<ReadyArray> arrays, int bias, int units, ReadyArray joined)
    {
        arrays[bias] = joined;
        for (int i = bias - 2; i < bias; i++)
        {
            var kernel = arrays[i];
            arrays[i] = kernel with { Read = () => Transposed(kernel.Read(), kernel.Shape[0], kernel.Shape[1], units), How = "gates transposed" };
        }
    }

    private static float[] Added(float[] halves) => [.. halves[..(halves.Length / 2)].Zip(halves[(halves.Length / 2)..], (a, b) => a + b)];

    /// <summary>The block of each gate holds its matrix with rows and columns exchanged, in the extents that it has after that.</summary>
    private static float[] Transposed(float[] values, int rows, int columns, int units)
    {
        float[] turned = new float[values.Length];
        for (int gate = 0; gate < columns / units; gate++)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int unit = 0; unit < units; unit++)
                {
                    // element (row, unit) of the matrix is number unit * rows + row of the block read row by row
                    int at = (unit * rows) + row;
                    turned[(row * columns) + (gate * units) + unit] = values[(at / units * columns) + (gate * units) + (at % units)];
                }
            }
        }

        return turned;
    }
}
