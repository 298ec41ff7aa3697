namespace NeuralSeqGen.Generator.Tests.Surface;

/// <summary>A normalization that learns its numbers from data, in a compiled model.</summary>
public sealed class AdaptTests
{
    private const string Source = """
        using NeuralSeqGen;
        /// <summary>A model that adapts.</summary>
        [SequenceModel, Input(3, 2), Normalization, Dense(1), MeanSquaredError, Sgd(WeightDecay = 0.1)]
        public sealed partial class Adapted;
        /// <summary>Calls it.</summary>
        public sealed class Adapter : NeuralSeqGen.Generator.Tests.Surface.AdaptTests.IAdapter
        {
            /// <inheritdoc />
            public (float[] Output, float[] Before, float[] After) Run(float[,,] x, float[,,] y)
            {
                var model = new Adapted(1);
                model.Layers.Normalization1.Adapt(x);
                var output = Sequences.AsSpan((float[,,])model.PredictLayer("normalization_1", x)).ToArray();
                var before = model.Parameters[..5].ToArray();
                model.Layers.Normalization1.Trainable = true;
                model.Fit(x, y, new() { Epochs = 3 });
                using var file = new System.IO.MemoryStream();
                model.SaveWeights(file);
                var loaded = new Adapted(2);
                loaded.LoadWeights(file.ToArray());
                return (output, before, loaded.Parameters[..5].ToArray());
            }
        }
        """;

    /// <summary>What the compiled code does for the test.</summary>
    public interface IAdapter
    {
        (float[] Output, float[] Before, float[] After) Run(float[,,] x, float[,,] y);
    }

    [Fact]
    public void AdaptedLayer_Standardizes_IsNotTrained_AndIsSaved()
    {
        // the second feature never changes
        float[,,] x = new float[4, 3, 2];
        for (int i = 0; i < 12; i++)
        {
            (x[i / 3, i % 3, 0], x[i / 3, i % 3, 1]) = (i, 5);
        }

        using var models = GeneratorHarness.Run(Source).Load();
        var (output, before, after) = models.Instance<IAdapter>("Adapter").Run(x, new float[4, 3, 1]);
        double deviation = Math.Sqrt(143 / 12.0);
        Assert.All(output, (v, i) => Assert.Equal(i % 2 == 0 ? ((i / 2) - 5.5) / deviation : 0, v, 1e-5));
        Assert.Equal([5.5f, 5f, (float)(143 / 12.0), 0f, 0f], before);
        Assert.Equal(before, after);
    }
}
