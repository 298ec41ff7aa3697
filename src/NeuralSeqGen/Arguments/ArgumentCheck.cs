using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Checks what callers pass, before anything is touched: rank, extents, element types, ids, numbers of samples. The sentences are those of the compiler's rules.</summary>
internal sealed class ArgumentCheck(ModelDefinition definition, PortLayout[] inputs, PortLayout[] targets)
{
    private const string OneSample = "one sample";

    private readonly ShapeSentences _sentences = new(definition);
    // what targets are counted against: an input that training takes, if there is one
    private readonly PortLayout? _counted = inputs.Where((_, i) => definition.ForcedInputs.All(f => f.Input != i)).FirstOrDefault() ?? inputs.FirstOrDefault();
    private readonly string _onePerSample = $"one sample per sample of {inputs.FirstOrDefault()?.Argument}";
    private readonly IdCheck _ids = new(definition, inputs);

    /// <summary>Checks all inputs and gives their number of samples.</summary>
    public int Inputs(string method, PortArrays given, string prefix = "")
    {
        int count = Ports(method, given, inputs, prefix, isTarget: false, -1);
        _ids.Check(method, given, prefix);
        return count;
    }

    /// <summary>Checks all targets against the inputs' number of samples.</summary>
    public void Targets(string method, PortArrays given, int samples, string prefix = "") => Ports(method, given, targets, prefix, isTarget: true, samples);

    /// <summary>Checks the inputs of one sample; arrays have no batch axis.</summary>
    public void Sample(string method, PortArrays given)
    {
        if (!given.AreFlat)
        {
            SampleArrays(method, given);
            return;
        }

        int count = Ports(method, given, inputs, "", isTarget: false, -1);
        for (int i = 0; i < given.Length; i++)
        {
            int length = (int)given.Count(i);
            Buffer(method, inputs[i].Argument, length, length / count, OneSample);
        }

        _ids.Check(method, given, "", isOne: true);
    }

    /// <summary>Checks the flat buffers that the outputs of one sample are written to.</summary>
    public void SampleOutputs(string method, PortArrays given, PortLayout[] outputs)
    {
        for (int i = 0; i < given.Length; i++)
        {
            Buffer(method, outputs[i].Argument, (int)given.Count(i), outputs[i].Elements, OneSample);
        }
    }

    /// <summary>Checks a flat buffer that something of each sample is written to.</summary>
    public void PerSample(string method, string name, int received, int samples, int elements) =>
        Buffer(method, name, received, (long)samples * elements, _onePerSample);

    /// <summary>Checks the length of a flat buffer.</summary>
    public void Buffer(string method, string name, int received, long expected, string what)
    {
        if (received != expected)
        {
            throw _sentences.OfBuffer(method, name, received, expected, what);
        }
    }

    /// <summary>Checks the ids of one step of an input.</summary>
    public void Ids(string method, int input, ReadOnlySpan<int> ids) => _ids.Check(method, input, ids, "", isOne: true);

    /// <summary>The length of an array as an int; spans reach no further.</summary>
    /// <exception cref="ArgumentException">The array is longer.</exception>
    public int Length(string method, string name, long received) => received <= int.MaxValue
        ? (int)received
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{definition.Name}.{method}: '{name}' holds {received} values, at most {int.MaxValue} are taken in one call. Pass fewer samples at a time."), name);

    /// <summary>Checks that samples make whole batches, where states are kept per row of a batch.</summary>
    public void WholeBatches(string method, string what, int samples)
    {
        if (definition.StatefulBatch > 0 && samples % definition.StatefulBatch != 0)
        {
            throw _sentences.OfBatch(method, what, samples, one: false);
        }
    }

    /// <summary>The same for both parts of the samples of a Fit.</summary>
    public void WholeBatches(string method, TrainingData data, double share)
    {
        if (definition.StatefulBatch > 0 && (data.Count % definition.StatefulBatch != 0 || data.ValidationCount % definition.StatefulBatch != 0))
        {
            throw _sentences.OfSplit(method, share, data.Count, data.ValidationCount);
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

    private int Ports(string method, PortArrays given, PortLayout[] ports, string prefix, bool isTarget, int samples)
    {
        Number(method, given.Length, ports.Length, isTarget ? "targets" : "inputs");
        for (int i = 0; i < given.Length; i++)
        {
            string name = ports[i].NameIn(prefix);
            Element(method, given, i, ports[i], name);
            int received = given.AreFlat ? FlatSamples(method, (int)given.Count(i), ports[i], name) : Samples(method, given[i], i, ports[i], name, isTarget);
            samples = Count(method, name, received, samples, (isTarget ? _counted : ports[0])?.NameIn(prefix) ?? "");
        }
        return samples;
    }

    private int FlatSamples(string method, int length, PortLayout port, string name) =>
        length % port.Elements == 0 ? length / port.Elements : throw _sentences.OfFlat(method, name, length, port);

    private int Samples(string method, Array array, int index, PortLayout port, string name, bool isTarget)
    {
        if (port.Fits(array))
        {
            return array.GetLength(0);
        }

        int[] extents = ShapeSentences.Extents(array);
        throw isTarget ? _sentences.OfTarget(method, port, index, name, extents) : _sentences.OfInput(method, port, index, name, extents, batched: true);
    }

    private void SampleArrays(string method, PortArrays given)
    {
        Number(method, given.Length, inputs.Length, "inputs");
        if (definition.StatefulBatch > 0)
        {
            WholeBatches(method, $"'{inputs[0].Argument}'", 1);
        }

        for (int i = 0; i < given.Length; i++)
        {
            Element(method, given, i, inputs[i], inputs[i].Argument);
            int[] extents = ShapeSentences.Extents(given[i]);
            if (!extents.AsSpan().SequenceEqual(inputs[i].Shape))
            {
                throw _sentences.OfInput(method, inputs[i], i, inputs[i].Argument, extents, batched: false);
            }
        }

        _ids.Check(method, given, "", isOne: true);
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

    private void Element(string method, PortArrays given, int index, PortLayout port, string name)
    {
        if (!given.AreFlat)
        {
            ArgumentNullException.ThrowIfNull(given[index], name);
        }

        var type = given.ElementType(index);
        if (type != (port.IsInt ? typeof(int) : typeof(float)))
        {
            throw _sentences.OfElement(method, name, type, port.IsInt);
        }
    }

    private void Number(string method, int received, int expected, string what)
    {
        if (received != expected)
        {
            throw new ArgumentException($"{definition.Name}.{method}: {received} {what} received, {expected} expected.");
        }
    }
}
