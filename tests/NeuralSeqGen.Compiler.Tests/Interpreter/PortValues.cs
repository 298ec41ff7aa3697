using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>
/// What a graph's ports hold, per sample: <c>values[port][sample][element]</c>. Ports of which there is one per batch hold it once per sample.
/// Row weights and Valid are 1, no layer is frozen, and the batch count is the number of samples, unless set.
/// </summary>
internal sealed class PortValues(int batch)
{
    private readonly Dictionary<(PortKind, int), double[][]> _values = [];

    /// <summary>Samples.</summary>
    public int Batch { get; } = batch;

    public ulong Seed { get; init; }

    public long BatchNumber { get; init; }

    /// <summary>All parameters, in the layout of get_weights().</summary>
    public double[] Parameters { get; init; } = [];

    /// <summary>What stop_gradient gave in another run and gives again, so that finite differences see a constant there, as gradients do.</summary>
    public IReadOnlyDictionary<Value, double[][]> Held { get; private set; } = new Dictionary<Value, double[][]>();

    public double[][] this[PortKind kind, int index = 0]
    {
        get => _values[(kind, index)];
        set => _values[(kind, index)] = value;
    }

    /// <summary>Sets a port to the same elements for every sample.</summary>
    public void SetAll(PortKind kind, params double[] elements) => SetAll(kind, 0, elements);

    public void SetAll(PortKind kind, int index, double[] elements) => this[kind, index] = Same(elements);

    /// <summary>Sets a port from a whole batch, samples one after another.</summary>
    public void SetFlat(PortKind kind, int index, IReadOnlyList<float> batch)
    {
        int elements = batch.Count / Batch;
        this[kind, index] = [.. Enumerable.Range(0, Batch).Select(s => Enumerable.Range(0, elements).Select(e => (double)batch[(s * elements) + e]).ToArray())];
    }

    /// <summary>Holds what a run gave behind every stop_gradient.</summary>
    public void Hold(IReadOnlyDictionary<Value, double[][]> values) => Held = values.Where(v => v.Key.Producer?.Op is StopGradientOp).ToDictionary(v => v.Key, v => v.Value);

    internal double[][] Read(Port port, Shape shape)
    {
        if (port.Kind == PortKind.Parameter)
        {
            return Same(Parameters[port.Index..(port.Index + shape.Elements)]);
        }

        return _values.TryGetValue((port.Kind, port.Index), out double[][]? values) ? values : port.Kind switch
        {
            PortKind.RowWeight or PortKind.Valid => Same([.. Enumerable.Repeat(1.0, shape.Elements)]),
            PortKind.BatchCount => Same([Batch]),
            PortKind.Frozen => Same([0]),
            PortKind.State or PortKind.CarriedState => Same(new double[shape.Elements]),
            _ => throw new InvalidOperationException($"no value for port {port.Kind} {port.Index}"),
        };
    }

    private double[][] Same(double[] elements) => [.. Enumerable.Repeat(elements, Batch)];
}
