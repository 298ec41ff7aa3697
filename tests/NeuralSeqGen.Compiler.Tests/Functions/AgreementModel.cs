using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>
/// A model of one function that goes through operations one after the other, and what C# makes of the same operations. The operations begin with
/// <c>v0 = x + w</c> and <c>v1 = sin(2·x·w)</c> of an input and a weight of (4, 6), so that no number stands at a kink by chance.
/// </summary>
internal sealed class AgreementModel
{
    private readonly List<string> _lines = ["var v0 = x + w;", "var v1 = Sin(2 * x * w);"];
    private readonly List<(AgreementCase Case, int X, int Y)> _steps = [];

    public AgreementModel(params (AgreementCase Case, int X, int Y)[] steps) => Array.ForEach(steps, step => Add(step.Case, step.X, step.Y));

    public string Body => string.Join("\n", _lines);

    public void Add(AgreementCase operation, int x, int y)
    {
        _lines.Add($"var v{_steps.Count + 2} = {operation.Written("v" + x, "v" + y)};");
        _steps.Add((operation, x, y));
    }

    public BoundModel Bind() => FunctionSource.BindValid(
        "Input(4, 6), Lambda(nameof(F)), MeanSquaredError, Sgd",
        FunctionSource.Function("Tensor F(Tensor x, [Weight(4, 6)] Tensor w)", $"{Body}\nreturn v{_steps.Count + 1};"));

    /// <summary>The plain run is what the graph says, sample for sample.</summary>
    public void PlainIsTheGraph(BoundModel model, int seed, double bound)
    {
        var graph = ModelLowering.Predict(model);
        GraphVerifier.Verify(graph);
        var ports = RandomPorts.For(model, graph, 3, seed);
        double[][] expected = GraphInterpreter.Run(graph, ports)[PortKind.Output];
        var w = Tensor.Create([.. ports.Parameters.Select(v => (float)v)], 4, 6);
        for (int sample = 0; sample < expected.Length; sample++)
        {
            var found = Run(Tensor.Create([.. ports[PortKind.Input][sample].Select(v => (float)v)], 4, 6), w)[^1];
            Assert.Equal(model.Outputs[0].Shape.ToArray(), found.Shape.ToArray());
            Assert.All(expected[sample].Zip(found.ToArray()), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= bound * Math.Max(1, Math.Abs(pair.First)), $"{Body}\ngives {pair.Second} in plain C#, {pair.First} in the graph"));
        }
    }

    /// <summary>All values of a plain run, the first two before the steps.</summary>
    public IReadOnlyList<Tensor> Run(Tensor x, Tensor w)
    {
        List<Tensor> values = [x + w, Tensor.Sin(2 * x * w)];
        foreach (var (operation, a, b) in _steps)
        {
            values.Add(operation.Run(values[a], values[b]));
        }

        return values;
    }
}
