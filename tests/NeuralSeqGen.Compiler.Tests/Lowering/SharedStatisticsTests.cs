using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Moving statistics of a batch normalisation that is used twice: one use moves them after the other, as calls in Keras do.</summary>
public sealed class SharedStatisticsTests
{
    private const double Epsilon = 0.001;
    private static readonly double[] X = [1, 2, 4, 9], Z = [-3, 0, 1, 3];

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.5)]
    [InlineData(0)]
    public void EachUse_MovesOnFromTheOneBefore(double momentum)
    {
        var (model, moved) = Moved($"Momentum = {momentum.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

        Assert.Equal(Twice(Start(model, "moving_mean"), momentum, Mean(X), Mean(Z)), moved["moving_mean"], 1e-12);
        Assert.Equal(Twice(Start(model, "moving_variance"), momentum, Variance(X), Variance(Z)), moved["moving_variance"], 1e-12);
    }

    [Fact]
    public void EachUse_WithRenorm()
    {
        var (model, moved) = Moved("Renorm = true, Momentum = 0.5, RenormMomentum = 0.25");
        double first = Math.Sqrt(Variance(X) + Epsilon), second = Math.Sqrt(Variance(Z) + Epsilon);
        double deviation = Twice(Start(model, "moving_stddev"), 0.5, first, second);

        Assert.Equal(Twice(Start(model, "moving_mean"), 0.5, Mean(X), Mean(Z)), moved["moving_mean"], 1e-12);
        Assert.Equal(deviation, moved["moving_stddev"], 1e-12);
        Assert.Equal((deviation * deviation) - Epsilon, moved["moving_variance"], 1e-12);
        Assert.Equal(Twice(Start(model, "renorm_mean"), 0.25, Mean(X), Mean(Z)), moved["renorm_mean"], 1e-12);
        Assert.Equal(Twice(Start(model, "renorm_stddev"), 0.25, first, second), moved["renorm_stddev"], 1e-12);
    }

    private static (BoundModel Model, Dictionary<string, double> Moved) Moved(string arguments)
    {
        var model = ModelSource.BindGraph($$"""
            [Input(1)] private static partial LayerNode A { get; }
            [Input(1)] private static partial LayerNode B { get; }
            [BatchNormalization({{arguments}}, From = nameof(A))] private static partial LayerNode C { get; }
            [Reuse(nameof(C), From = nameof(B))] private static partial LayerNode D { get; }
            [Add(nameof(C), nameof(D)), MeanSquaredError] private static partial LayerNode E { get; }
            """);
        var ports = new PortValues(X.Length) { Parameters = [.. Enumerable.Range(0, model.ParameterCount).Select(Parameter)] };
        ports.SetFlat(PortKind.Input, 0, [.. X.Select(x => (float)x)]);
        ports.SetFlat(PortKind.Input, 1, [.. Z.Select(z => (float)z)]);
        ports.SetAll(PortKind.Target, 1);
        double[] changes = GraphInterpreter.Run(ModelLowering.Train(model), ports).Gradients;
        return (model, model.Weights.Where(w => w.NeverTrained).ToDictionary(w => w.LocalName, w => Parameter(w.Offset) - changes[w.Offset]));
    }

    private static double Twice(double old, double momentum, double first, double second) => (momentum * ((momentum * old) + ((1 - momentum) * first))) + ((1 - momentum) * second);

    private static double Start(BoundModel model, string name) => Parameter(model.Weights.Single(w => w.LocalName == name).Offset);

    private static double Parameter(int index) => 0.5 + (0.25 * index);

    private static double Mean(double[] values) => values.Average();

    private static double Variance(double[] values) => values.Average(v => (v - Mean(values)) * (v - Mean(values)));
}
