using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>CuDNN layers of Keras 2 against its own definition: a gate's kernel is kept as <c>kernel.T.reshape(kernel.shape)</c>, a recurrent one transposed, biases twice.</summary>
public sealed class FusedCellTests
{
    private const int Features = 2, Units = 3;

    [Fact]
    public void AFusedLstm_HasThePlainKernelsAndTheSumOfItsBiases()
    {
        float[] kernel = Numbers(Features * 4 * Units, 0), recurrent = Numbers(Units * 4 * Units, 100), bias = Numbers(8 * Units, 1000);
        var model = Import("CuDNNLSTM", 4, kernel, recurrent, bias);
        Assert.Contains("Lstm(3)", model.Source, StringComparison.Ordinal);
        Assert.Equal(kernel, model.Weights[0].Values);
        Assert.Equal(recurrent, model.Weights[1].Values);
        Assert.Equal(Enumerable.Range(0, 4 * Units).Select(i => bias[i] + bias[i + (4 * Units)]), model.Weights[2].Values);
    }

    [Fact]
    public void AFusedGru_ResetsAfterAndKeepsBothBiases()
    {
        float[] kernel = Numbers(Features * 3 * Units, 0), recurrent = Numbers(Units * 3 * Units, 100), bias = Numbers(6 * Units, 1000);
        var model = Import("CuDNNGRU", 3, kernel, recurrent, bias);
        Assert.Contains("Gru(3, ResetAfter = true)", model.Source, StringComparison.Ordinal);
        Assert.Equal(kernel, model.Weights[0].Values);
        Assert.Equal(recurrent, model.Weights[1].Values);
        Assert.Equal(bias, model.Weights[2].Values);
        Assert.Equal([2, 3 * Units], model.Weights[2].Shape);
    }

    private static NeuralSeqGen.Keras.Import.ImportedModel Import(string className, int gates, float[] kernel, float[] recurrent, float[] bias)
    {
        var arrays = new NamedWeights([new(KerasNames.Snake(className) + "_1",
        [
            MadeModel.Array("kernel", [Features, gates * Units], Fused(kernel, Features, gates)), MadeModel.Array("recurrent_kernel", [Units, gates * Units], Fused(recurrent, Units, gates)), MadeModel.Array("bias", [bias.Length], bias),
        ])]);
        return MadeModel.Sequential($$$"""{"class_name": "{{{className}}}", "config": {"name": "{{{KerasNames.Snake(className)}}}_1", "trainable": true, "batch_input_shape": [null, 5, 2], "units": 3, "return_sequences": false, "return_state": false, "stateful": false, "unit_forget_bias": true}}""".Replace(className == "CuDNNGRU" ? ", \"unit_forget_bias\": true" : "?", "", StringComparison.Ordinal), "2.2.4", arrays);
    }

    /// <summary>Each gate's block: the transposed matrix read row by row into the extents of the matrix.</summary>
    private static float[] Fused(float[] plain, int rows, int gates)
    {
        float[] fused = new float[plain.Length];
        for (int gate = 0; gate < gates; gate++)
        {
            var transposed = new List<float>();
            for (int unit = 0; unit < Units; unit++)
            {
                for (int row = 0; row < rows; row++)
                {
                    transposed.Add(plain[(row * gates * Units) + (gate * Units) + unit]);
                }
            }

            for (int i = 0; i < transposed.Count; i++)
            {
                fused[(i / Units * gates * Units) + (gate * Units) + (i % Units)] = transposed[i];
            }
        }

        return fused;
    }

    private static float[] Numbers(int count, int first) => [.. Enumerable.Range(first, count).Select(i => (float)i)];
}
