using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Noise of training: its moments over many numbers, and which numbers are drawn together.</summary>
public sealed class NoiseTests
{
    private const int Samples = 200, Steps = 10, Features = 10;

    [Theory]
    [InlineData("GaussianNoise(0.5)", 1, 0.25)]
    [InlineData("GaussianDropout(0.2)", 1, 0.25)]
    [InlineData("Dropout(0.2)", 1, 0.25)]
    [InlineData("TimeDistributed, GaussianNoise(2.0)", 1, 4)]
    public void OnesWithNoise_HaveMeanAndVariance(string layer, double mean, double variance)
    {
        double[] y = [.. Noisy(layer, 1).SelectMany(sample => sample)];

        Assert.Equal(mean, y.Average(), 5 * Math.Sqrt(variance / y.Length));
        Assert.Equal(variance, y.Average(v => (v - mean) * (v - mean)), 0.05 * variance);
    }

    [Fact]
    public void GaussianNoise_IsNormal()
    {
        double[] y = [.. Noisy("GaussianNoise(1.0)", 0).SelectMany(sample => sample)];

        foreach (var (limit, share) in new[] { (0.5, 0.382925), (1.0, 0.682689), (2.0, 0.954500), (3.0, 0.997300) })
        {
            Assert.Equal(share, y.Count(v => Math.Abs(v) < limit) / (double)y.Length, 0.01);
        }

        Assert.Equal(0, y.Average(v => v * v * v), 0.1);
    }

    [Fact]
    public void Cosine_IsRightToAMillionth()
    {
        var graph = new Graph(new ValueIds());
        var v = graph.AddInput(new Shape(1001), Rate.Sample, "v", new Port(PortKind.Input));
        graph.Results.Add((new Port(PortKind.Output), NormalNumbers.Cosine(new GraphBuilder(graph), v)));
        double[] points = [.. Enumerable.Range(0, 1001).Select(i => i / 1000.0)];

        double[] cosines = GraphInterpreter.Run(graph, new PortValues(1) { [PortKind.Input] = [points] })[PortKind.Output][0];
        Assert.All(points.Zip(cosines), pair => Assert.Equal(Math.Cos(2 * Math.PI * pair.First), pair.Second, 1e-6));
    }

    [Fact]
    public void AlphaDropout_KeepsMeanAndVarianceOfStandardInputs()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, Steps * Features).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        double mean = x.Average(), variance = x.Average(v => (v - mean) * (v - mean));
        x = [.. x.Select(v => (v - mean) / Math.Sqrt(variance))];
        double[] y = [.. Noisy("AlphaDropout(0.3)", x).SelectMany(sample => sample)];

        Assert.Equal(0, y.Average(), 0.05);
        Assert.Equal(1, y.Average(v => v * v), 0.05);
    }

    [Fact]
    public void SpatialDropout_DropsWholeChannels()
    {
        double[][] y = Noisy("SpatialDropout1D(0.4)", 1);

        Assert.All(y, sample => Assert.All(sample, (v, i) => Assert.Equal(sample[i % Features], v)));
        Assert.Equal(0.4, y.Average(sample => sample.Average(v => v == 0 ? 1 : 0)), 0.05);
        Assert.All(y.SelectMany(sample => sample), v => Assert.True(v == 0 || Math.Abs(v - (1 / 0.6)) < 1e-12));
    }

    private static double[][] Noisy(string layer, double x) => Noisy(layer, Enumerable.Repeat(x, Steps * Features).ToArray());

    /// <summary>The layer's output in training.</summary>
    private static double[][] Noisy(string layer, double[] x)
    {
        var model = ModelSource.BindValid($"[Input({Steps}, {Features}), {layer}, MeanSquaredError]");
        var graph = ModelLowering.Train(model);
        var ports = new PortValues(Samples)
        {
            Seed = 11, BatchNumber = 2, [PortKind.Input] = [.. Enumerable.Repeat(x, Samples)], [PortKind.Target] = [.. Enumerable.Range(0, Samples).Select(_ => new double[Steps * Features])],
        };
        GraphInterpreter.Run(graph, ports, out var values);
        var output = graph.Nodes.SelectMany(n => n.Outputs).Single(v => v.Name == model.Layers[1].Name);
        return values[output];
    }
}
