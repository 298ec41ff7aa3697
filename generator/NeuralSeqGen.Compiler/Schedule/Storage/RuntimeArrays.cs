using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>The runtime's arrays that a graph works on, as long as its ports reach.</summary>
/// <param name="graph">The graph.</param>
/// <param name="stateScale">Floats of an element of a state: 16 where states are in lanes.</param>
internal sealed class RuntimeArrays(Graph graph, int stateScale = 1)
{
    private readonly Dictionary<BufferKind, MemoryBuffer> _arrays = [];
    private readonly Dictionary<Port, MemoryBuffer> _states = [];

    /// <summary>Parameters, kept states, gradients or sums.</summary>
    public MemoryBuffer Of(BufferKind kind)
    {
        if (!_arrays.TryGetValue(kind, out var buffer))
        {
            int length = Ports(kind).Select(p => p.Port.Index + p.Value.Shape.Elements).DefaultIfEmpty(0).Max();
            _arrays[kind] = buffer = new MemoryBuffer(kind, length, kind.ToString().ToLowerInvariant(), kind == BufferKind.Kept ? stateScale : 1);
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
        BufferKind.Kept => graph.Ports.Where(p => p.Value.Kind == PortKind.State).Select(p => (Port: p.Value, Value: p.Key)).Concat(graph.Results.Where(r => r.Port.Kind == PortKind.State)),
        _ => graph.Ports.Where(p => p.Value.Kind == PortKind.Parameter).Select(p => (Port: p.Value, Value: p.Key)),
    };
}
