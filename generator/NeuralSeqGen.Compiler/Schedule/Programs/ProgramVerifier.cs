using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>
/// Proves of every program that no access leaves its buffer, whatever the loops do, and that every register is set before it is read.
/// All extents are constants, so the proof is interval arithmetic over loop counters.
/// </summary>
internal static class ProgramVerifier
{
    /// <summary>Floats behind parameters and weights that the runtime lets a vector read.</summary>
    private const int ReadableTail = 16;

    /// <summary>Throws <see cref="GraphException"/> at the first access that could leave its buffer.</summary>
    public static void Verify(Program program)
    {
        foreach (var command in program.Commands)
        {
            Verify(command, program, []);
        }
    }

    private static void Verify(Command command, Program program, Dictionary<LoopVariable, int> extents)
    {
        switch (command)
        {
            case CallCommand call: VerifyCall(call, program, extents); break;
            case InputGradientCommand optional: VerifyAll(optional.Body, program, extents); break;
            case LayerOutputCommand output: VerifyAll(output.Body, program, extents); break;
            case TimeLoopCommand loop: VerifyAll(loop.Body, program, new(extents) { [loop.Time] = loop.Length }); break;
            case MaskedCommand masked:
                VerifyWhole(program, extents, masked.Mask);
                Require(masked.Mask.Buffer.Scale == program.Samples, "a mask without a lane for every sample");
                VerifyAll(masked.Body, program, extents);
                VerifyAll(masked.Skipped, program, extents);
                break;
            case LoadPortCommand load: VerifyPort(program, load.Port, load.Layout); break;
            case StorePortCommand store: VerifyPort(program, store.Port, store.Layout); break;
            case ConvertCommand convert: VerifyWhole(program, extents, convert.Source, convert.Target); break;
            case SumCommand sum: VerifyWhole(program, extents, sum.Target is null ? [sum.Source] : [sum.Source, sum.Target]); break;
            case GatherRowsCommand gather: VerifyWhole(program, extents, gather.Ids, gather.Table, gather.Target); break;
            case ScatterRowsCommand scatter: VerifyWhole(program, extents, scatter.Ids, scatter.Values, scatter.Gradient); break;
            case ScalarCommand or StoreNumberCommand: break;
            default: throw new GraphException($"no proof for {command}");
        }
    }

    private static void VerifyPort(Program program, Port port, Layout layout)
    {
        Require(InArena(layout.Buffer, program), $"port {port.Kind} leaves the arena");
        Require(layout.HasSamples == program.Samples > 1, $"port {port.Kind} without a place for every sample");
    }

    /// <summary>The runtime keeps every id inside the table, so it is enough that each layout lies inside its buffer.</summary>
    private static void VerifyWhole(Program program, Dictionary<LoopVariable, int> extents, params Layout[] layouts)
    {
        foreach (var layout in layouts)
        {
            var (low, high) = Range(layout.Start, extents);
            int reach = layout.Shape.Select((extent, axis) => (extent - 1) * Math.Max(0, layout.Strides[axis])).Sum() + (layout.Samples * (Group.Size - 1));
            Require(InArena(layout.Buffer, program), $"{layout.Buffer.Name} leaves the arena");
            low += layout.Shape.Select((extent, axis) => (extent - 1) * Math.Min(0, layout.Strides[axis])).Sum();
            Require(low >= 0 && high + reach < layout.Buffer.Elements, $"rows reach {low} to {high + reach} of {layout.Buffer.Elements} elements of {layout.Buffer.Name}");
        }
    }

    private static void VerifyAll(IReadOnlyList<Command> commands, Program program, Dictionary<LoopVariable, int> extents)
    {
        foreach (var command in commands)
        {
            Verify(command, program, extents);
        }
    }

    private static void VerifyCall(CallCommand call, Program program, Dictionary<LoopVariable, int> extents)
    {
        var reach = new KernelReach(call.Kernel);
        for (int i = 0; i < call.Addresses.Count; i++)
        {
            var (buffer, start) = call.Addresses[i];
            var (low, high) = reach.Of(call.Kernel.Pointers[i]);
            var (from, to) = Range(start, extents);
            int length = (buffer.Elements * buffer.Scale) + (buffer.Kind is BufferKind.Parameters or BufferKind.Kept or BufferKind.Weight ? ReadableTail : 0);
            Require(InArena(buffer, program), $"{buffer.Name} leaves the arena");
            Require(!call.Kernel.HasSamplesInLanes || buffer.Kind != BufferKind.Arena || buffer.Scale == Group.Size, $"{call.Kernel.Name}: '{call.Kernel.Pointers[i].Name}' has no lane for every sample");
            Require(buffer.Kind == BufferKind.State || (from + low >= 0 && to + high <= length),
                $"{call.Kernel.Name}: '{call.Kernel.Pointers[i].Name}' reaches {from + low} to {to + high} of {length} floats");
        }
    }

    private static bool InArena(MemoryBuffer buffer, Program program) =>
        buffer.Kind != BufferKind.Arena || (buffer.LastUse >= 0 && buffer.ArenaOffset + (buffer.Elements * buffer.Scale) <= program.ArenaFloats);

    /// <summary>Smallest and largest value of an index.</summary>
    public static (int Low, int High) Range(AffineIndex index, IReadOnlyDictionary<LoopVariable, int> extents)
    {
        int low = index.Constant, high = index.Constant;
        foreach (var (variable, stride) in index.Terms)
        {
            if (!extents.TryGetValue(variable, out int extent))
            {
                throw new GraphException($"loop variable {variable.Name} is out of scope");
            }

            int last = stride * (extent - 1);
            low += Math.Min(0, last);
            high += Math.Max(0, last);
        }

        return (low, high);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new GraphException(message);
        }
    }
}
