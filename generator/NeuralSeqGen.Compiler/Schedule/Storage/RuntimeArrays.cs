using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>The runtime's arrays that a graph works on, as long as its ports reach.</summary>
internal sealed class RuntimeArrays(Graph graph)
{
    private readonly Dictionary<BufferKind, MemoryBuffer> _arrays = [];
    private readonly Dictionary<Port, MemoryBuffer> _states = [];

    /// <summary>Parameters, kept states, gradients or sums.</summary>
    public MemoryBuffer Of(BufferKind kind)
    {
        if (!_arrays.TryGetValue(kind, out var buffer))
        {
            int length = Ports(kind).Select(p => p.Port.Index + p.Value.Shape.Elements).DefaultIfEmpty(0).Max();
            _arrays[kind] = buffer = new MemoryBuffer(kind, length, kind.ToString().ToLowerInvariant());
        }

        return buffer;
    }

    /// <summary>An array of an optimizer step, of which one number is a sample, or all of the whole weight's.</summary>
    public MemoryBuffer State(Port port, Shape shape, bool isWhole)
    {
        if (!_states.TryGetValue(port, out var buffer))
        {
            string name = port.Kind switch { PortKind.Weight => "parameter", PortKind.WeightGradient => "gradient", _ => $"slot{port.Index}" };
            _states[port] = buffer = new MemoryBuffer(isWhole ? BufferKind.Weight : BufferKind.State, isWhole ? shape.Elements : 1, name) { Port = port };
        }

        return buffer;
    }

    private IEnumerable<(Port Port, Value Value)> Ports(BufferKind kind) => kind switch
    {
        BufferKind.Sums => graph.Results.Where(r => r.Port.Kind == PortKind.Sum),
        BufferKind.PhaseSums => graph.Results.Where(r => r.Port.Kind == PortKind.PhaseSum),
        _ => graph.Ports.Where(p => p.Value.Kind == (kind == BufferKind.Kept ? PortKind.State : PortKind.Parameter)).Select(p => (Port: p.Value, Value: p.Key)),
    };
}
