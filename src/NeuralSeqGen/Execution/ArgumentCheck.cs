using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Checks what callers pass, before anything is touched: rank, extents, element types, numbers of samples. The sentences are those of the compiler's rules.</summary>
internal sealed class ArgumentCheck(ModelDefinition definition, PortLayout[] inputs, PortLayout[] targets)
{
    private readonly ShapeSentences _sentences = new(definition);
    // what targets are counted against: an input that training takes, if there is one
    private readonly string _counted = (inputs.Where((_, i) => definition.ForcedInputs.All(f => f.Input != i)).FirstOrDefault() ?? inputs.FirstOrDefault())?.Argument ?? "";
    private readonly IdCheck _ids = new(definition, inputs);
    private readonly string[] _sampleWeightNames = [.. targets.Select(t => t.Argument + "SampleWeight")];
    private readonly string[] _stepWeightNames = [.. targets.Select(t => t.Argument + "StepWeight")];

    /// <summary>Checks the arrays of all inputs and gives their number of samples.</summary>
    public int Inputs(string method, ReadOnlySpan<Array> arrays, string prefix = "")
    {
        int count = Arrays(method, arrays, inputs, prefix, target: false, -1);
        _ids.Check(method, arrays, prefix);
        return count;
    }

    /// <summary>Checks flat inputs and gives their number of samples.</summary>
    public int Inputs(string method, ReadOnlySpan<FlatArray> arrays)
    {
        int count = Flat(method, arrays, inputs, "inputs", -1);
        for (int i = 0; i < arrays.Length; i++)
        {
            if (inputs[i].IsInt)
            {
                _ids.Check(method, i, arrays[i].Values<int>(), "");
            }
        }

        return count;
    }

    /// <summary>Checks the ids of one step of an input.</summary>
    public void Ids(string method, int input, ReadOnlySpan<int> ids) => _ids.Check(method, input, ids, "");

    /// <summary>Checks flat targets against the inputs' number of samples.</summary>
    public void Targets(string method, ReadOnlySpan<FlatArray> arrays, int samples) => Flat(method, arrays, targets, "targets", samples);

    /// <summary>Checks the arrays of all targets against the inputs' number of samples.</summary>
    public void Targets(string method, ReadOnlySpan<Array> arrays, int samples, string prefix = "") => Arrays(method, arrays, targets, prefix, target: true, samples);

    /// <summary>Checks inputs without a batch axis.</summary>
    public void Single(string method, ReadOnlySpan<Array> arrays)
    {
        Number(method, arrays.Length, inputs.Length, "inputs");
        if (definition.StatefulBatch > 0)
        {
            WholeBatches(method, $"'{inputs[0].Argument}'", 1);
        }

        for (int i = 0; i < arrays.Length; i++)
        {
            Element(method, arrays[i], inputs[i], inputs[i].Argument);
            int[] extents = ShapeSentences.Extents(arrays[i]);
            if (!extents.AsSpan().SequenceEqual(inputs[i].Shape))
            {
                throw _sentences.OfInput(method, inputs[i], i, inputs[i].Argument, extents, batched: false);
            }
        }
        _ids.Check(method, arrays, "");
    }

    /// <summary>Checks the length of a flat buffer that is to be written.</summary>
    public void Buffer(string method, string name, int received, long expected, string what)
    {
        if (received != expected)
        {
            throw _sentences.OfBuffer(method, name, received, expected, what);
        }
    }

    /// <summary>The length of an array as an int; spans reach no further.</summary>
    /// <exception cref="ArgumentException">The array is longer.</exception>
    public int Length(string method, string name, long received) => received <= int.MaxValue
        ? (int)received
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{definition.Name}.{method}: '{name}' holds {received} values, at most {int.MaxValue} are taken in one call. Pass fewer samples at a time."), name);

    /// <summary>Checks the weights of samples and steps.</summary>
    public void Weights(string method, float[]? sampleWeight, TargetWeights targetWeights, int samples)
    {
        if (sampleWeight is not null && sampleWeight.Length != samples)
        {
            throw _sentences.OfWeights(method, "sampleWeight", [sampleWeight.Length], [samples]);
        }

        for (int target = 0; target < targets.Length; target++)
        {
            if (targetWeights.Samples(target) is { } own && own.Length != samples)
            {
                throw _sentences.OfWeights(method, SampleWeightName(target), [own.Length], [samples]);
            }

            if (targetWeights.Steps(target) is { } weights && (weights.GetLength(0) != samples || weights.GetLength(1) != definition.LossRows[target]))
            {
                throw _sentences.OfWeights(method, StepWeightName(target, targetWeights), [weights.GetLength(0), weights.GetLength(1)], [samples, definition.LossRows[target]]);
            }
        }
    }

    /// <summary>Checks that samples make whole batches, where states are kept per row of a batch.</summary>
    public void WholeBatches(string method, string what, int samples)
    {
        if (definition.StatefulBatch > 0 && samples % definition.StatefulBatch != 0)
        {
            throw _sentences.OfBatch(method, what, samples, one: false);
        }
    }

    /// <summary>Checks that samples make one batch, where states are kept per row of a batch.</summary>
    public void OneBatch(string method, int samples)
    {
        if (definition.StatefulBatch > 0 && samples != definition.StatefulBatch)
        {
            throw _sentences.OfBatch(method, $"'{inputs[0].Argument}'", samples, one: true);
        }
    }

    /// <summary>The parameter with the weights of samples for one target.</summary>
    public string SampleWeightName(int target) => _sampleWeightNames[target];

    /// <summary>The parameter with the weights of a target's steps.</summary>
    public string StepWeightName(int target, TargetWeights weights) => weights.HasOwnSteps ? _stepWeightNames[target] : "stepWeight";

    private int Arrays(string method, ReadOnlySpan<Array> arrays, PortLayout[] ports, string prefix, bool target, int samples)
    {
        Number(method, arrays.Length, ports.Length, target ? "targets" : "inputs");
        for (int i = 0; i < arrays.Length; i++)
        {
            string name = prefix.Length == 0 ? ports[i].Argument : prefix + Capitalised(ports[i].Argument);
            Element(method, arrays[i], ports[i], name);
            if (!Fits(arrays[i], ports[i].Shape))
            {
                int[] extents = ShapeSentences.Extents(arrays[i]);
                throw target ? _sentences.OfTarget(method, ports[i], i, name, extents) : _sentences.OfInput(method, ports[i], i, name, extents, batched: true);
            }
            samples = Count(method, name, arrays[i].GetLength(0), samples, target ? _counted : ports[0].Argument);
        }
        return samples;
    }

    private int Flat(string method, ReadOnlySpan<FlatArray> arrays, PortLayout[] ports, string what, int samples)
    {
        Number(method, arrays.Length, ports.Length, what);
        for (int i = 0; i < arrays.Length; i++)
        {
            var (port, name) = (ports[i], ports[i].Argument);
            if (arrays[i].ElementType != (port.IsInt ? typeof(int) : typeof(float)))
            {
                throw _sentences.OfElement(method, name, arrays[i].ElementType, port.IsInt);
            }

            if (arrays[i].Length % port.Elements != 0)
            {
                throw _sentences.OfFlat(method, name, arrays[i].Length, port);
            }

            samples = Count(method, name, arrays[i].Length / port.Elements, samples, ports == targets ? _counted : ports[0].Argument);
        }
        return samples;
    }

    private int Count(string method, string name, int received, int expected, string counted)
    {
        if (expected >= 0 && received != expected)
        {
            throw _sentences.OfCount(method, name, received, counted, expected);
        }

        if (received == 0)
        {
            throw _sentences.OfNothing(method, name);
        }

        if (definition.StatefulBatch > 0)
        {
            WholeBatches(method, $"'{name}'", received);
        }

        return received;
    }

    private void Element(string method, Array? array, PortLayout port, string name)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        var type = array.GetType().GetElementType();
        if (type != (port.IsInt ? typeof(int) : typeof(float)))
        {
            throw _sentences.OfElement(method, name, type!, port.IsInt);
        }
    }

    private void Number(string method, int received, int expected, string what)
    {
        if (received != expected)
        {
            throw new ArgumentException($"{definition.Name}.{method}: {received} {what} received, {expected} expected.");
        }
    }

    internal static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool Fits(Array array, int[] shape)
    {
        if (array.Rank != shape.Length + 1)
        {
            return false;
        }

        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (array.GetLength(axis + 1) != shape[axis])
            {
                return false;
            }
        }

        return true;
    }
}
