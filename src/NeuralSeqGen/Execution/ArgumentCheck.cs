using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Checks what callers pass, before anything is touched: rank, extents, element types, numbers of samples. The sentences are those of the compiler's rules.</summary>
internal sealed class ArgumentCheck(ModelDefinition definition, PortLayout[] inputs, PortLayout[] targets)
{
    private readonly ShapeSentences _sentences = new(definition);

    /// <summary>Checks the arrays of all inputs and gives their number of samples.</summary>
    public int Inputs(string method, ReadOnlySpan<Array> arrays, string prefix = "") => Arrays(method, arrays, inputs, prefix, target: false, -1);

    /// <summary>Checks the arrays of all targets against the inputs' number of samples.</summary>
    public void Targets(string method, ReadOnlySpan<Array> arrays, int samples, string prefix = "") => Arrays(method, arrays, targets, prefix, target: true, samples);

    /// <summary>Checks inputs without a batch axis.</summary>
    public void Single(string method, ReadOnlySpan<Array> arrays)
    {
        Number(method, arrays.Length, inputs.Length, "inputs");
        WholeBatches(method, $"'{inputs[0].Argument}'", 1);
        for (var i = 0; i < arrays.Length; i++)
        {
            Element(method, arrays[i], inputs[i], inputs[i].Argument);
            var extents = ShapeSentences.Extents(arrays[i]);
            if (!extents.AsSpan().SequenceEqual(inputs[i].Shape)) throw _sentences.OfInput(method, inputs[i], inputs[i].Argument, extents, batched: false);
        }
    }

    /// <summary>Checks a flat input and gives its number of samples.</summary>
    public int FlatInput<T>(string method, ReadOnlySpan<T> values, string? name = null) where T : unmanaged =>
        Flat(method, values, OnlyOne(method, inputs, "input"), name ?? inputs[0].Argument, -1);

    /// <summary>Checks a flat target against the input's number of samples.</summary>
    public void FlatTarget<T>(string method, ReadOnlySpan<T> values, int samples) where T : unmanaged =>
        Flat(method, values, OnlyOne(method, targets, "target"), targets[0].Argument, samples);

    /// <summary>Checks the length of a flat buffer that is to be written.</summary>
    public void Buffer(string method, string name, int received, long expected, string what)
    {
        if (received != expected) throw _sentences.OfBuffer(method, name, received, expected, what);
    }

    /// <summary>The length of an array as an int; spans reach no further.</summary>
    /// <exception cref="ArgumentException">The array is longer.</exception>
    public int Length(string method, string name, long received) => received <= int.MaxValue
        ? (int)received
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{definition.Name}.{method}: '{name}' holds {received} values, at most {int.MaxValue} are taken in one call. Pass fewer samples at a time."), name);

    /// <summary>Checks the weights of samples and steps.</summary>
    public void Weights(string method, float[]? sampleWeight, float[,]? stepWeight, int samples)
    {
        if (sampleWeight is not null && sampleWeight.Length != samples)
            throw _sentences.OfWeights(method, "sampleWeight", [sampleWeight.Length], [samples]);
        if (stepWeight is null) return;
        foreach (var rows in definition.LossRows)
            if (stepWeight.GetLength(0) != samples || stepWeight.GetLength(1) != rows)
                throw _sentences.OfWeights(method, "stepWeight", [stepWeight.GetLength(0), stepWeight.GetLength(1)], [samples, rows]);
    }

    /// <summary>Checks that samples make whole batches, where states are kept per row of a batch.</summary>
    public void WholeBatches(string method, string what, int samples)
    {
        if (definition.StatefulBatch > 0 && samples % definition.StatefulBatch != 0) throw _sentences.OfBatch(method, what, samples, one: false);
    }

    /// <summary>Checks that samples make one batch, where states are kept per row of a batch.</summary>
    public void OneBatch(string method, int samples)
    {
        if (definition.StatefulBatch > 0 && samples != definition.StatefulBatch) throw _sentences.OfBatch(method, $"'{inputs[0].Argument}'", samples, one: true);
    }

    private int Arrays(string method, ReadOnlySpan<Array> arrays, PortLayout[] ports, string prefix, bool target, int samples)
    {
        Number(method, arrays.Length, ports.Length, target ? "targets" : "inputs");
        for (var i = 0; i < arrays.Length; i++)
        {
            var name = prefix.Length == 0 ? ports[i].Argument : prefix + Capitalised(ports[i].Argument);
            Element(method, arrays[i], ports[i], name);
            if (!Fits(arrays[i], ports[i].Shape))
            {
                var extents = ShapeSentences.Extents(arrays[i]);
                throw target ? _sentences.OfTarget(method, ports[i], i, name, extents) : _sentences.OfInput(method, ports[i], name, extents, batched: true);
            }
            samples = Count(method, name, arrays[i].GetLength(0), samples);
        }
        return samples;
    }

    private int Flat<T>(string method, ReadOnlySpan<T> values, PortLayout port, string name, int samples) where T : unmanaged
    {
        if (typeof(T) != (port.IsInt ? typeof(int) : typeof(float))) throw _sentences.OfElement(method, name, typeof(T), port.IsInt);
        if (values.Length % port.Elements != 0) throw _sentences.OfFlat(method, name, values.Length, port);
        return Count(method, name, values.Length / port.Elements, samples);
    }

    private int Count(string method, string name, int received, int expected)
    {
        if (expected >= 0 && received != expected) throw _sentences.OfCount(method, name, received, inputs[0].Argument, expected);
        if (received == 0) throw _sentences.OfNothing(method, name);
        WholeBatches(method, $"'{name}'", received);
        return received;
    }

    private void Element(string method, Array? array, PortLayout port, string name)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        var type = array.GetType().GetElementType();
        if (type != (port.IsInt ? typeof(int) : typeof(float))) throw _sentences.OfElement(method, name, type!, port.IsInt);
    }

    private void Number(string method, int received, int expected, string what)
    {
        if (received != expected) throw new ArgumentException($"{definition.Name}.{method}: {received} {what} received, {expected} expected.");
    }

    private PortLayout OnlyOne(string method, PortLayout[] ports, string what) => ports.Length == 1
        ? ports[0]
        : throw new InvalidOperationException($"{definition.Name}.{method}: the form with spans is for models with one {what}, this one has {ports.Length}.");

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool Fits(Array array, int[] shape)
    {
        if (array.Rank != shape.Length + 1) return false;
        for (var axis = 0; axis < shape.Length; axis++)
            if (array.GetLength(axis + 1) != shape[axis]) return false;
        return true;
    }
}
