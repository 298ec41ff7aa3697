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

    private const string OfSteps = """
        using NeuralSeqGen;
        /// <summary>Every step, and every feature of every step, has a mean of its own.</summary>
        [SequenceModel, Input(2, 3, 2), Normalization(Axis = new[] { 1 }), TimeDistributed, Normalization(Axis = new[] { 1, 2 }), Normalization(Axis = new int[0])]
        public sealed partial class Adapted;
        /// <summary>Calls it.</summary>
        public sealed class Adapter : NeuralSeqGen.Generator.Tests.Surface.AdaptTests.IAdapter
        {
            /// <inheritdoc />
            public (float[] Output, float[] Before, float[] After) Run(float[,,] x, float[,,] y)
            {
                var model = new Adapted(1);
                var samples = new float[2, 2, 3, 2];
                Sequences.AsSpan(x).CopyTo(Sequences.AsSpan(samples));
                model.Layers.Normalization1.Adapt(samples);
                model.Layers.TimeDistributed1.Adapt(samples);
                model.Layers.Normalization2.Adapt(samples);
                return (Sequences.AsSpan(model.Predict(samples)).ToArray(), model.Parameters.ToArray(), []);
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

    /// <summary>Two samples of 2 × 3 × 2 numbers 0 … 23: means over everything but the first axis, over samples and first axis, and over all.</summary>
    [Fact]
    public void AdaptedLayer_AlongDeclaredAxes_HasMomentsOfTheirIndices()
    {
        float[,,] x = new float[4, 3, 2];
        for (int i = 0; i < 24; i++)
        {
            x[i / 6, i / 2 % 3, i % 2] = i;
        }

        using var models = GeneratorHarness.Run(OfSteps).Load();
        var (output, parameters, _) = models.Instance<IAdapter>("Adapter").Run(x, x);
        float ofStep = (float)(Enumerable.Range(0, 6).Sum(i => Math.Pow(i - 8.5, 2) + Math.Pow(i + 12 - 8.5, 2)) / 12), ofElement = 45, ofAll = (float)(Enumerable.Range(0, 24).Sum(i => Math.Pow(i - 11.5, 2)) / 24);
        Assert.Equal([8.5f, 14.5f, ofStep, ofStep, 0, 9, 10, 11, 12, 13, 14, ofElement, ofElement, ofElement, ofElement, ofElement, ofElement, 0, 11.5f, ofAll, 0], parameters);
        Assert.All(output, (v, i) =>
        {
            double first = (i - (i / 6 % 2 == 0 ? 8.5 : 14.5)) / Math.Sqrt(ofStep), second = (first - 9 - (i % 6)) / Math.Sqrt(45);
            Assert.Equal((second - 11.5) / Math.Sqrt(ofAll), v, 1e-5);
        });
    }
}
