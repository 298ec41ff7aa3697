using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>
/// Executes a program of kernels in float64, loop by loop, on one group of at most 16 samples (one sample in programs of one sequence).
/// The arena starts full of NaN, so that a kernel that reads what nobody wrote is seen.
/// </summary>
internal sealed partial class ProgramExecutor
{
    private readonly Program _program;
    private readonly PortValues _ports;
    private readonly double[] _arena;
    private bool _skips;
    private readonly double[] _gradients;
    private readonly Dictionary<BufferKind, double[]> _sums = [];
    private readonly Dictionary<Port, double[]> _state = [];
    private readonly Dictionary<string, double> _scalars = [];
    private readonly Dictionary<LoopVariable, int> _loops = [];

    private ProgramExecutor(Program program, PortValues ports, double[] arena, double[] gradients)
    {
        _program = program;
        _ports = ports;
        _arena = arena;
        _gradients = gradients;
        _sums[BufferKind.Sums] = new double[Extent(PortKind.Sum)];
        _sums[BufferKind.PhaseSums] = new double[Extent(PortKind.PhaseSum)];
    }

    /// <summary>Runs every step, input gradients included, and gives the same results as the interpreter of the graph.</summary>
    /// <param name="program">The program.</param>
    /// <param name="ports">What its ports hold.</param>
    /// <param name="skips">False does the whole work of every step, masked or not.</param>
    public static GraphResults Run(Program program, PortValues ports, bool skips = true) => Run(program, ports, Arena(program), new double[ports.Parameters.Length], skips);

    /// <summary>Runs the phases of a program one after another; sums of one phase are batch values of those behind it.</summary>
    public static GraphResults Run(PhaseList phases, Tiling tiling, PortValues ports, bool skips = true)
    {
        var programs = ProgramScheduler.Run(phases, tiling);
        double[] arena = Arena(programs[0]), gradients = new double[ports.Parameters.Length];
        var all = new Dictionary<(PortKind, int), double[][]>();
        foreach (var program in programs)
        {
            foreach (var (port, value) in Run(program, ports, phases.KeepsArena ? arena : Arena(program), gradients, skips).Values)
            {
                all[port] = value;
                if (port.Kind == PortKind.PhaseSum)
                {
                    ports[PortKind.BatchValue, port.Index] = value;
                }
            }
        }

        return new(all, gradients);
    }

    private static double[] Arena(Program program) => [.. Enumerable.Repeat(double.NaN, program.ArenaFloats + Group.Size)];

    private static GraphResults Run(Program program, PortValues ports, double[] arena, double[] gradients, bool skips)
    {
        var executor = new ProgramExecutor(program, ports, arena, gradients) { _skips = skips };
        var values = new Dictionary<(PortKind, int), double[][]>();
        executor.RunAll(program.Commands, values);
        foreach (var (port, value) in program.Source.Results.Where(r => r.Port.Kind is PortKind.Sum or PortKind.PhaseSum))
        {
            double[] sums = executor._sums[port.Kind == PortKind.Sum ? BufferKind.Sums : BufferKind.PhaseSums];
            values[(port.Kind, port.Index)] = [.. Enumerable.Repeat(sums[port.Index..(port.Index + value.Shape.Elements)], ports.Batch)];
        }

        foreach (var (port, _) in program.Source.Results.Where(r => r.Port.Kind is PortKind.Weight or PortKind.WeightGradient or PortKind.Slot && !values.ContainsKey((r.Port.Kind, r.Port.Index))))
        {
            values[(port.Kind, port.Index)] = [.. executor.State(port).Take(ports.Batch).Select(v => new[] { v })];
        }

        return new(values, executor._gradients);
    }

    private int Extent(PortKind kind) =>
        _program.Source.Results.Where(r => r.Port.Kind == kind).Select(r => r.Port.Index + r.Value.Shape.Elements).DefaultIfEmpty(0).Max();

    private void RunAll(IEnumerable<Command> commands, Dictionary<(PortKind, int), double[][]> results)
    {
        foreach (var command in commands)
        {
            switch (command)
            {
                case LoadPortCommand load: Load(load); break;
                case StorePortCommand store: results[(store.Port.Kind, store.Port.Index)] = Store(store); break;
                case ScalarCommand scalar: _scalars[scalar.Name] = Scalar(scalar); break;
                case MaskedCommand masked: RunAll(!_skips || AnyLane(masked) ? masked.Body : masked.Skipped, results); break;
                case InputGradientCommand optional: RunAll(optional.Body, results); break;
                case LayerOutputCommand output: RunAll(output.Body, results); break;
                case TimeLoopCommand loop: RunTime(loop, results); break;
                case ConvertCommand convert: Convert(convert); break;
                case SumCommand sum: Sum(sum); break;
                case StoreNumberCommand store: results[(PortKind.Number, 0)] = [[Number(store.Number)]]; break;
                case GatherRowsCommand gather: Gather(gather); break;
                case ScatterRowsCommand scatter: Scatter(scatter); break;
                default: new KernelExecutor(this, (CallCommand)command).Run(); break;
            }
        }
    }

    private bool AnyLane(MaskedCommand command)
    {
        int place = Places(command.Mask).Single().Place;
        return _arena[place..(place + (command.Mask.HasSamples ? Group.Size : 1))].Any(lane => lane != 0);
    }

    private void RunTime(TimeLoopCommand loop, Dictionary<(PortKind, int), double[][]> results)
    {
        for (int i = 0; i < loop.Length; i++)
        {
            _loops[loop.Time] = loop.Reverse ? loop.Length - 1 - i : i;
            RunAll(loop.Body, results);
        }

        _loops.Remove(loop.Time);
    }

    private void Load(LoadPortCommand load)
    {
        double[][] values = _ports.Read(load.Port, load.Layout.Shape);
        foreach (var (element, place) in Places(load.Layout))
        {
            if (!load.Layout.HasSamples)
            {
                _arena[place] = values[0][element];
                continue;
            }

            for (int lane = 0; lane < Group.Size; lane++)
            {
                _arena[place + (lane * load.Layout.SampleStride)] = lane < _ports.Batch ? values[lane][element] : load.Port.Kind == PortKind.BatchValue ? values[0][element] : 0;
            }
        }
    }

    private void Convert(ConvertCommand command)
    {
        int[] sources = [.. Places(command.Source).Select(p => p.Place)], targets = [.. Places(command.Target).Select(p => p.Place)];
        for (int e = 0; e < sources.Length; e++)
        {
            for (int sample = 0; sample < Group.Size; sample++)
            {
                _arena[targets[e] + (sample * command.Target.SampleStride)] = _arena[sources[e] + (sample * command.Source.SampleStride)];
            }
        }
    }

    private void Gather(GatherRowsCommand command)
    {
        int width = command.Table.Shape[1];
        var (table, start) = Memory(command.Table.Buffer, command.Table.Start);
        int[] ids = [.. Places(command.Ids).Select(p => p.Place)], targets = [.. Places(command.Target).Select(p => p.Place)];
        for (int e = 0; e < targets.Length; e++)
        {
            for (int lane = 0; lane < (command.Target.HasSamples ? Group.Size : 1); lane++)
            {
                _arena[targets[e] + lane] = table[start + (SampleOps.RowOf(_arena[ids[e / width] + lane], command.Table.Shape[0]) * width) + (e % width)];
            }
        }
    }

    private void Scatter(ScatterRowsCommand command)
    {
        int width = command.Gradient.Shape[1];
        var (gradient, start) = Memory(command.Gradient.Buffer, command.Gradient.Start);
        int[] ids = [.. Places(command.Ids).Select(p => p.Place)], values = [.. Places(command.Values).Select(p => p.Place)];
        for (int e = 0; e < values.Length; e++)
        {
            for (int lane = 0; lane < _ports.Batch; lane++)
            {
                gradient[start + (SampleOps.RowOf(_arena[ids[e / width] + lane], command.Gradient.Shape[0]) * width) + (e % width)] += _arena[values[e] + lane];
            }
        }
    }

    private double[][] Store(StorePortCommand store)
    {
        var places = Places(store.Layout).ToList();
        return [.. Enumerable.Range(0, _ports.Batch).Select(sample => places.Select(p => _arena[p.Place + (sample * store.Layout.SampleStride)]).ToArray())];
    }

    /// <summary>The float of each element of a layout in the arena.</summary>
    private IEnumerable<(int Element, int Place)> Places(Layout layout)
    {
        int[] strides = layout.Shape.Strides();
        for (int e = 0; e < layout.Shape.Elements; e++)
        {
            int place = layout.Start.Constant + layout.Start.Terms.Sum(t => _loops[t.Variable] * t.Stride);
            for (int axis = 0; axis < layout.Shape.Rank; axis++)
            {
                place += e / strides[axis] % layout.Shape[axis] * layout.Strides[axis];
            }

            yield return (e, layout.Buffer.ArenaOffset + (place * layout.Buffer.Scale));
        }
    }

    private double Scalar(ScalarCommand command)
    {
        if (command.Port is { } port)
        {
            return _ports.Read(port, Shape.Scalar)[0][0];
        }

        var x = command.Operands.Select(Number).ToList();
        return command.Node!.Op switch
        {
            UnaryOp unary => Scalars.Unary(unary.Kind, x[0]),
            BinaryOp binary => Scalars.Binary(binary.Kind, x[0], x[1]),
            _ => x[0] != 0 ? x[1] : x[2],
        };
    }

    public double ScalarOf(string name) => _scalars[name];

    /// <summary>The array a pointer points into, and where.</summary>
    public (double[] Memory, int Start) Memory(MemoryBuffer buffer, AffineIndex start)
    {
        int at = start.Constant + start.Terms.Sum(t => _loops[t.Variable] * t.Stride);
        return buffer.Kind switch
        {
            BufferKind.Arena => (_arena, buffer.ArenaOffset + at),
            BufferKind.Parameters => (_padded ??= [.. _ports.Parameters, .. new double[Group.Size]], at),
            BufferKind.Kept => (_kept ??= Kept(buffer.Elements), at),
            BufferKind.Gradients => (_gradients, at),
            BufferKind.State => (State(buffer.Port!), at),
            BufferKind.Weight => (Whole(buffer.Port!), at),
            _ => (_sums[buffer.Kind], at),
        };
    }

    private double[]? _padded;

    private double[]? _kept;

    /// <summary>The states, at their places; NaN where there is none to read.</summary>
    private double[] Kept(int length)
    {
        double[] states = [.. Enumerable.Repeat(double.NaN, length + Group.Size)];
        foreach (var (value, port) in _program.Source.Ports.Where(p => p.Value.Kind == PortKind.State))
        {
            _ports.Read(port, value.Shape)[0].CopyTo(states, port.Index);
        }

        return states;
    }

    private double[] State(Port port)
    {
        if (!_state.TryGetValue(port, out double[]? memory))
        {
            _state[port] = memory = new double[Group.Size];
            _ports.Read(port, Shape.Scalar).Select(v => v[0]).ToArray().CopyTo(memory, 0);
        }

        return memory;
    }

    public double Random(int stream, int lane, int element) =>
        CompilerServices.LaneRandom.Uniform(_ports.Seed, (uint)stream, _ports.BatchNumber, lane, (uint)element);
}
