namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Batch normalisation of numbers far from zero, against mean and variance in double of the same numbers, in the first batch already.</summary>
public sealed class OffsetMomentsTests
{
    private const int Samples = 200;
    private const float Skipped = 0.5f;

    private static readonly (string Name, int Rows, string Layers)[] Declared = [("OffsetSamples", 1, "Input(1)"), ("OffsetRows", 4, "Input(4, 1)"), ("OffsetMasked", 4, "Input(4, 1), Masking(MaskValue = 0.5)")];

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Declared.Select(d => $"using NeuralSeqGen; /// <summary>A model.</summary>\n[SequenceModel, {d.Layers}, BatchNormalization(Momentum = 0), MeanSquaredError, Sgd] public sealed partial class {d.Name};\n")])));

    public static MatrixTheoryData<string, double> Cases => new(Declared.Select(d => d.Name), [0, 2_000, -100_000]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void MovingStatistics_AreThoseOfTheBatch(string name, double offset)
    {
        int rows = Declared.Single(d => d.Name == name).Rows;
        var random = new Random(7);
        float[] x = [.. Enumerable.Range(0, Samples * rows).Select(i => name == "OffsetMasked" && i % 3 == 0 ? Skipped : (float)(offset + (Math.Sqrt(12) * (random.NextDouble() - 0.5))))];
        double[] counted = [.. x.Where(v => v != Skipped).Select(v => (double)v)];
        double mean = counted.Average(), variance = counted.Average(v => (v - mean) * (v - mean));
        var core = Models.Value.Core(name, 1, [1, 0, 0, 1]);

        float loss = core.TrainOnBatch([Shaped(x, rows)], [Shaped(new float[x.Length], rows)]);

        Assert.Equal(mean, core.Parameters[2], 1e-3 + (1e-6 * Math.Abs(mean)));
        Assert.Equal(variance, core.Parameters[3], 1e-4);
        if (name != "OffsetMasked")
        {
            Assert.Equal(variance / (variance + 0.001), loss, 1e-3);
        }
    }

    private static Array Shaped(float[] values, int rows)
    {
        Array shaped = rows == 1 ? new float[Samples, 1] : new float[Samples, rows, 1];
        Buffer.BlockCopy(values, 0, shaped, 0, values.Length * sizeof(float));
        return shaped;
    }
}
