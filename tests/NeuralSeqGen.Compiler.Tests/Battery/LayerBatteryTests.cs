using System.Globalization;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Properties;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>What every layer of the catalogue must do, sample by sample, in float64. The same samples run as generated code in the generator's tests.</summary>
public sealed class LayerBatteryTests
{
    private const int Seed = 3;

    public static TheoryData<int, string> Samples => LayerSamples.Cases;

    [Fact]
    public void EveryLayerOfTheCatalogue_HasASample()
    {
        var sampled = LayerSamples.All.SelectMany(sample => sample.Names).ToHashSet();

        // a model as a layer needs another class; it has tests of its own
        Assert.Equal(["Input", "SubModel"], LayerCatalogue.All.Select(layer => layer.Name).Except(sampled));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ShapeAndParameterCount_AreKeras(int index, string sample)
    {
        var model = LayerSamples.All[index].Bind();

        Assert.Equal($"{sample} gives ({LayerSamples.All[index].Output})", $"{sample} gives ({string.Join(", ", model.Outputs[0].Shape)})");
        Assert.Equal(LayerSamples.All[index].Parameters, model.ParameterCount);
        Assert.Equal(model.ParameterCount, model.Weights.Sum(w => w.Length));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Gradients_AreThoseOfFiniteDifferences(int index, string sample) =>
        Named(sample, () => ModelProperties.GradientsAreFiniteDifferences(LayerSamples.All[index].Bind(), Seed, most: 60));

    /// <summary>Seven samples of a group of sixteen, and features that fill no vector.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Programs_ComputeWhatTheGraphSays(int index, string sample) =>
        Named(sample, () => ModelProperties.ProgramsComputeTheGraph(LayerSamples.All[index].Bind(), 7, Seed));

    [Theory]
    [MemberData(nameof(Samples))]
    public void UnrolledSteps_GiveTheBitsOfTheLoop(int index, string sample)
    {
        if (LayerSamples.All[index].HasUnrollableSteps)
        {
            var unrolled = LayerSamples.All[index].Unrolled();

            Assert.Contains("Unroll = true", unrolled.Layers);
            Named(sample, () => ModelProperties.ProgramsAreTheSame(LayerSamples.All[index].Bind(), unrolled.Bind(), 7, Seed));
        }
    }

    /// <summary>Step by step what Predict gives at once, for causal models.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Step_GivesWhatTheWholeSequenceGives(int index, string sample)
    {
        var model = LayerSamples.All[index].Bind();
        if (model.IsCausal)
        {
            Named(sample, () => ModelProperties.StepsGiveTheSequence(model, Seed));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void MaskedSteps_AreAsIfCutOff(int index, string sample)
    {
        if (LayerSamples.All[index].Truncated != Truncation.None)
        {
            Named(sample, () => CompareTruncated(LayerSamples.All[index]));
        }
    }

    private static void CompareTruncated(LayerSample sample)
    {
        const int Left = 3;
        int steps = int.Parse(sample.Inputs.Split(',')[0], CultureInfo.InvariantCulture);
        BoundModel masked = sample.BindMasked(steps, isMasked: true), cut = sample.BindMasked(Left, isMasked: false);
        var graph = ModelLowering.Predict(masked);
        var ports = RandomPorts.For(masked, graph, 2, Seed);
        var short2 = new PortValues(2) { Parameters = ports.Parameters };
        int width = masked.Inputs[0].Shape.Elements / steps;
        double[][] x = [.. ports[PortKind.Input].Select(values => values.Select((v, i) => i < Left * width ? (v == 0 ? 1 : v) : 0).ToArray())];
        ports[PortKind.Input] = x;
        short2[PortKind.Input] = [.. x.Select(values => values[..(Left * width)])];

        double[][] whole = GraphInterpreter.Run(graph, ports)[PortKind.Output], expected = GraphInterpreter.Run(ModelLowering.Predict(cut), short2)[PortKind.Output];
        foreach (var (wanted, found) in expected.Zip(whole))
        {
            Assert.Equal(wanted, found[..wanted.Length], (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    private static void Named(string sample, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{sample}: {e.Message}", e);
        }
    }
}
