using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>One batch of a model: as arrays for generated code, as ports for the interpreter. All numbers are floats.</summary>
internal sealed class RandomBatch
{
    private readonly Random _random;
    private readonly BoundModel _model;
    private readonly long _seed;

    public RandomBatch(BoundModel model, int samples, int seed)
    {
        _random = new Random(seed);
        _model = model;
        _seed = seed;
        Samples = samples;
        Parameters = Numbers(model.ParameterCount, -0.7, 0.7);
        var input = model.Inputs[0];
        Input = input.IsInteger ? Ids(samples * input.Shape.Elements, IdInputs.Narrowest(input.Layer, model.Layers)!.Innermost.Arguments.Int("InputDim")) : Numbers(samples * input.Shape.Elements, -1, 1);
        Mask(input);
        var output = model.Outputs[0];
        Target = output.TargetIsInteger
            ? [.. Enumerable.Range(0, samples * output.TargetShape.Elements).Select(_ => (float)_random.Next(output.Shape.Last))]
            : Numbers(samples * output.TargetShape.Elements, 0.05, 1);
        X = Array(Input, input.Shape, input.IsInteger);
        Y = Array(Target, output.TargetShape, output.TargetIsInteger);
    }

    public int Samples { get; }

    public float[] Parameters { get; }

    public float[] Input { get; }

    public float[] Target { get; }

    public Array X { get; }

    public Array Y { get; }

    /// <summary>The same batch for the interpreter.</summary>
    public PortValues Ports()
    {
        var ports = new PortValues(Samples)
        {
            Seed = RandomSource.Derive(_seed, RandomPurpose.Noise), BatchNumber = 0, Parameters = [.. Parameters.Select(p => (double)p)],
        };
        ports.SetFlat(PortKind.Input, 0, Input);
        ports.SetFlat(PortKind.Target, 0, Target);
        return ports;
    }

    /// <summary>One sample of the input, without batch axis.</summary>
    public Array Sample(int sample)
    {
        var shape = _model.Inputs[0].Shape;
        var one = System.Array.CreateInstance(X.GetType().GetElementType()!, [.. Extents(shape)]);
        Buffer.BlockCopy(X, sample * shape.Elements * sizeof(float), one, 0, shape.Elements * sizeof(float));
        return one;
    }

    public float[] Numbers(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => (float)(low + ((high - low) * _random.NextDouble())))];

    private float[] Ids(int count, int ids) => [.. Enumerable.Range(0, count).Select(_ => (float)_random.Next(ids))];

    // Some steps hold nothing but the value that Masking looks for.
    private void Mask(BoundInput input)
    {
        var shape = input.Shape;
        for (int row = 0; shape.Rank > 1 && !input.IsInteger && row < Samples * shape.Rows; row++)
        {
            if (_random.Next(4) == 0)
            {
                Input.AsSpan(row * shape.Last, shape.Last).Fill(0.5f);
            }
        }
    }

    private Array Array(float[] values, Shape shape, bool integer)
    {
        var array = System.Array.CreateInstance(integer ? typeof(int) : typeof(float), [Samples, .. Extents(shape)]);
        Buffer.BlockCopy(integer ? values.Select(v => (int)v).ToArray() : values, 0, array, 0, values.Length * sizeof(float));
        return array;
    }

    private static IEnumerable<int> Extents(Shape shape) => Enumerable.Range(0, shape.Rank).Select(axis => shape[axis]);
}
