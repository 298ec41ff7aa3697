using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>A model with random weights on random data: by the interpreter of graphs in float64, and by ONNX Runtime.</summary>
/// <param name="model">The model.</param>
/// <param name="seed">Of weights and data.</param>
/// <param name="samples">Samples of a batch.</param>
internal sealed class Reference(BoundModel model, int seed, int samples)
{
    private readonly Random _random = new(seed);

    /// <summary>The largest difference of an output, as a share of 1 or of the number where that is larger; NaN for one that is no number on one side alone.</summary>
    public double Difference()
    {
        float[] parameters = Parameters();
        var inputs = model.Inputs.Select(Data).ToList();
        var ports = new PortValues(samples) { Parameters = [.. parameters.Select(p => (double)p)] };
        for (int i = 0; i < inputs.Count; i++)
        {
            ports.SetFlat(PortKind.Input, i, [.. inputs[i].Cast<object>().Select(Convert.ToSingle)]);
        }

        var expected = GraphInterpreter.Run(ModelLowering.Predict(model), ports);
        using var run = new OnnxRun(new BoundSequenceModel(model, parameters));
        var actual = run.Run(samples, model.Inputs.Zip(inputs).ToDictionary(p => p.First.Name, p => p.Second));
        return model.Outputs.Select((output, i) => Difference(expected.Flat(PortKind.Output, i), actual[output.Name])).Max();
    }

    private static double Difference(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        return expected.Zip(actual, (e, a) => Math.Abs(e - a) / Math.Max(1, Math.Abs(e))).Aggregate(0.0, Math.Max);
    }

    // variances are above 0
    private float[] Parameters() => [.. model.Weights.SelectMany(weight => Enumerable.Range(0, weight.Length).Select(_ => weight.LocalName.Contains("variance", StringComparison.Ordinal) ? 0.5f + _random.NextSingle() : Centered() * 0.6f))];

    /// <summary>Ids, or numbers of which whole steps are 0, for masks.</summary>
    private Array Data(BoundInput input)
    {
        int elements = input.Shape.Elements, last = input.Shape.Last;
        if (input.IsInteger)
        {
            int ids = IdInputs.Narrowest(input.Layer, model.Layers)?.IdCount ?? 5;
            return Enumerable.Range(0, samples * elements).Select(_ => _random.Next(3) == 0 ? 0 : _random.Next(ids)).ToArray();
        }

        float[] data = new float[samples * elements];
        for (int step = 0; step < data.Length; step += last)
        {
            bool isMasked = input.Shape.Rank > 1 && _random.Next(3) == 0;
            for (int i = 0; i < last; i++)
            {
                data[step + i] = isMasked ? 0 : Centered();
            }
        }

        return data;
    }

    private float Centered() => (2 * _random.NextSingle()) - 1;
}
