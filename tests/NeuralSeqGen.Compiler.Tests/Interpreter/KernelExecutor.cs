using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>Executes one kernel: a register is an array of as many numbers as its vectors have lanes.</summary>
internal sealed class KernelExecutor(ProgramExecutor program, CallCommand call)
{
    private readonly Dictionary<Register, double[]> _registers = [];
    private readonly Dictionary<LoopVariable, int> _loops = [];
    private readonly Dictionary<Pointer, int> _moved = [];
    private int _sample;

    private int Width => call.Kernel.Width;

    public void Run() => Run(call.Kernel.Body);

    private void Run(IReadOnlyList<Statement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case LoopStatement loop:
                    for (int i = 0; i < loop.Extent; i++)
                    {
                        _loops[loop.Variable] = i;
                        Run(loop.Body);
                    }

                    break;
                case LaneLoopStatement lanes: Run(lanes); break;
                case DefineStatement define: _registers[define.Register] = Evaluate(define.Expression); break;
                case AssignStatement assign: _registers[assign.Register] = Evaluate(assign.Expression); break;
                case StoreStatement store: Write(store.Pointer, store.Index, Evaluate(store.Value)); break;
                case StoreFirstStatement store: Write(store.Pointer, store.Index, Evaluate(store.Value)[..1]); break;
                case AddVectorStatement add:
                    for (int i = 0; i < add.Count; i++)
                    {
                        Add(add.Pointer, add.Index + i, [Evaluate(add.Value)[i]]);
                    }

                    break;
                case AddLanesStatement add: Add(add.Pointer, add.Index, Evaluate(add.Value)); break;
                case AddFourLanesStatement add:
                    for (int i = 0; i < add.Values.Count; i++)
                    {
                        Add(add.Pointer, add.Index + i, Evaluate(add.Values[i]));
                    }

                    break;
                default: throw new GraphException($"the executor does not know {statement}");
            }
        }
    }

    private void Run(LaneLoopStatement lanes)
    {
        for (int lane = 0; lane < Group.Size; lane += lanes.Vector)
        {
            _loops[lanes.Lane] = lane;
            Run(lanes.Body);
            Move(lanes, lanes.Vector);
        }

        Move(lanes, lanes.GoesBack ? -Group.Size : 0);
    }

    private void Move(LaneLoopStatement lanes, int floats)
    {
        foreach (var pointer in lanes.Pointers)
        {
            _moved[pointer] = _moved.GetValueOrDefault(pointer) + floats;
        }

        _sample += lanes.DrawsRandom ? floats : 0;
    }

    private void Write(Pointer pointer, AffineIndex index, double[] values)
    {
        var (memory, at) = Place(pointer, index);
        values.CopyTo(memory, at);
    }

    private void Add(Pointer pointer, AffineIndex index, double[] values)
    {
        var (memory, at) = Place(pointer, index);
        memory[at] += values.Sum();
    }

    private (double[] Memory, int At) Place(Pointer pointer, AffineIndex index)
    {
        var (buffer, start) = call.Addresses[call.Kernel.Pointers.IndexOf(pointer)];
        var (memory, at) = program.Memory(buffer, start);
        return (memory, at + _moved.GetValueOrDefault(pointer) + Value(index));
    }

    private int Value(AffineIndex index) => index.Constant + index.Terms.Sum(t => _loops[t.Variable] * t.Stride);

    private double[] Evaluate(Operand operand) => operand switch
    {
        Register register => _registers[register],
        Immediate literal => All(literal.Value),
        ScalarArgument scalar => All(program.ScalarOf(call.Scalars[call.Kernel.Scalars.IndexOf(scalar.Name)])),
        _ => Evaluate(((Inline)operand).Expression),
    };

    private double[] Evaluate(Expression expression)
    {
        switch (expression)
        {
            case LoadExpression load:
                var (memory, at) = Place(load.Pointer, load.Index);
                return memory[at..(at + Width)];
            case BroadcastExpression broadcast:
                var (from, place) = Place(broadcast.Pointer, broadcast.Index);
                return All(from[place]);
            case OperandExpression operand: return Evaluate(operand.Operand);
            case FmaExpression fma: return Lanes(i => (Evaluate(fma.A)[i] * Evaluate(fma.B)[i]) + Evaluate(fma.C)[i]);
            case IotaExpression iota: return Lanes(i => Value(iota.Index) + (iota.AlongLanes ? i : 0));
            case RandomExpression random: return Lanes(i => program.Random(random.Stream, _sample + i, Value(random.Element)));
            case FirstLanesExpression first: return Lanes(i => i < first.Count ? Evaluate(first.Value)[i] : first.Fill);
            case ApplyExpression apply: return LaneValues.Apply(apply.Function, [.. apply.Operands.Select(Evaluate)]);
            default: throw new GraphException($"the executor does not know {expression}");
        }
    }

    private double[] All(double value) => Lanes(_ => value);

    private double[] Lanes(Func<int, double> lane)
    {
        double[] lanes = new double[Width];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = lane(i);
        }

        return lanes;
    }
}
