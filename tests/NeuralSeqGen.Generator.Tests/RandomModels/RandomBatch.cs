using NeuralSeqGen.Compiler.Bound;
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
        double[] parameters = [.. Numbers(model.ParameterCount, -0.7, 0.7).Select(p => (double)p)];
        Statistics.MakePositive(model, parameters);
        Parameters = [.. parameters.Select(p => (float)p)];
        Inputs = [.. model.Inputs.Select(InputOf)];
        Targets = [.. Compared(model).Select(TargetOf)];
        X = [.. model.Inputs.Select((input, i) => Array(Inputs[i], input.Shape, input.IsInteger))];
        Y = [.. Compared(model).Select((output, i) => Array(Targets[i], output.TargetShape, output.TargetIsInteger))];
    }

    public int Samples { get; }

    public float[] Parameters { get; }

    public float[][] Inputs { get; }

    public float[][] Targets { get; }

    /// <summary>Numbers in the inputs that have gradients.</summary>
    public int RealInputs => Inputs.Where((_, i) => !_model.Inputs[i].IsInteger).Sum(values => values.Length);

    public Array[] X { get; }

    public Array[] Y { get; }

    /// <summary>The same batch for the interpreter.</summary>
    public PortValues Ports()
    {
        var ports = new PortValues(Samples)
        {
            Seed = RandomSource.Derive(_seed, RandomPurpose.Noise), BatchNumber = 0, Parameters = [.. Parameters.Select(p => (double)p)],
        };
        for (int i = 0; i < Inputs.Length; i++)
        {
            ports.SetFlat(PortKind.Input, i, Inputs[i]);
        }

        for (int i = 0; i < Targets.Length; i++)
        {
            ports.SetFlat(PortKind.Target, i, Targets[i]);
        }

        return ports;
    }

    /// <summary>One sample of each input, without batch axis.</summary>
    public Array[] Sample(int sample) => [.. X.Select((array, i) => Sample(array, _model.Inputs[i].Shape, sample))];

    private static Array Sample(Array array, Shape shape, int sample)
    {
        var one = System.Array.CreateInstance(array.GetType().GetElementType()!, [.. Extents(shape)]);
        Buffer.BlockCopy(array, sample * shape.Elements * sizeof(float), one, 0, shape.Elements * sizeof(float));
        return one;
    }

    /// <summary>A step of the first sample of each input, in memory that does not move.</summary>
    public IEnumerable<FlatArray> Step(int step)
    {
        for (int i = 0; i < Inputs.Length; i++)
        {
            var (input, features) = (_model.Inputs[i], _model.Inputs[i].Shape.Elements / _model.Inputs[i].Shape[0]);
            float[] values = GC.AllocateArray<float>(features, pinned: true);
            Inputs[i].AsSpan(step * features, features).CopyTo(values);
            yield return input.IsInteger ? PinnedIds(values) : Pinned(values);
        }
    }

    public static unsafe FlatArray Pinned(float[] values) => FlatArray.Of((float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(values, 0), values.Length);

    private static unsafe FlatArray PinnedIds(float[] values)
    {
        int[] ids = GC.AllocateArray<int>(values.Length, pinned: true);
        values.Select(v => (int)v).ToArray().CopyTo(ids, 0);
        return FlatArray.Of((int*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(ids, 0), ids.Length);
    }

    public float[] Numbers(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => (float)(low + ((high - low) * _random.NextDouble())))];

    private float[] Ids(int count, int ids) => [.. Enumerable.Range(0, count).Select(_ => (float)_random.Next(ids))];

    private float[] InputOf(BoundInput input)
    {
        int count = Samples * input.Shape.Elements;
        float[] values = input.IsInteger ? Ids(count, IdInputs.Narrowest(input.Layer, _model.Layers)!.Innermost.Arguments.Int("InputDim")) : Numbers(count, -1, 1);
        Mask(input, values);
        return values;
    }

    private float[] TargetOf(BoundOutput output)
    {
        int count = Samples * output.TargetShape.Elements;
        if (!output.TargetIsInteger)
        {
            return Numbers(count, 0.05, 1);
        }

        float[] labels = [.. Enumerable.Range(0, count).Select(_ => (float)_random.Next(output.Shape.Last))];
        return output.Loss!.Loss.ComparesRows ? labels : [.. labels.Chunk(output.TargetShape.Elements).SelectMany(BlanksLast)];
    }

    /// <summary>A label without places: its blanks, 0, stand behind its classes.</summary>
    private static IEnumerable<float> BlanksLast(float[] label) => label.OrderBy(symbol => symbol == 0);

    private static IEnumerable<BoundOutput> Compared(BoundModel model) => model.Outputs.Where(o => o.Loss is not null);

    // Some steps hold nothing but the value that Masking looks for.
    private void Mask(BoundInput input, float[] values)
    {
        var shape = input.Shape;
        for (int row = 0; shape.Rank > 1 && !input.IsInteger && row < Samples * shape.Rows; row++)
        {
            if (_random.Next(4) == 0)
            {
                values.AsSpan(row * shape.Last, shape.Last).Fill(0.5f);
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
