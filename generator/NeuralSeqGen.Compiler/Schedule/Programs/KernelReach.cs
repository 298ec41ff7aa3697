using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>How far a kernel reaches behind each of its pointers, in floats; also checks that registers are set before they are read.</summary>
internal sealed class KernelReach
{
    private readonly Dictionary<Pointer, (int Low, int High)> _reach = [];
    private readonly Dictionary<LoopVariable, int> _extents = [];
    private readonly HashSet<Register> _defined = [];
    private readonly HashSet<Pointer> _gone = [];
    private readonly string _kernel;
    private readonly int _width;
    private readonly bool _hasLaneLoops;
    private LaneLoopStatement? _lanes;

    public KernelReach(Kernel kernel)
    {
        _kernel = kernel.Name;
        _width = kernel.Width;
        _hasLaneLoops = kernel.HasSamplesInLanes && _width < Group.Size;
        Visit(kernel.Body);
    }

    /// <summary>Lowest float touched and the one behind the highest; both 0 for a pointer never used.</summary>
    public (int Low, int High) Of(Pointer pointer) => _reach.TryGetValue(pointer, out var reach) ? reach : (0, 0);

    private void Visit(IReadOnlyList<Statement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case LoopStatement loop: Visit(loop); break;
                case LaneLoopStatement lanes: Visit(lanes); break;
                case DefineStatement define:
                    Visit(define.Expression);
                    _defined.Add(define.Register);
                    break;
                case AssignStatement assign:
                    Require(assign.Register);
                    Visit(assign.Expression);
                    break;
                case StoreStatement store: Touch(store.Pointer, store.Index, _width); Visit(store.Value); break;
                case StoreFirstStatement store: Touch(store.Pointer, store.Index, 1); Visit(store.Value); break;
                case AddVectorStatement add: Touch(add.Pointer, add.Index, add.Count); Visit(add.Value); break;
                case AddLanesStatement add: Touch(add.Pointer, add.Index, 1); Visit(add.Value); break;
                case AddFourLanesStatement add: Touch(add.Pointer, add.Index, add.Values.Count); add.Values.ToList().ForEach(Visit); break;
                default: throw new GraphException($"{_kernel}: no reach of {statement}");
            }
        }
    }

    private void Visit(LoopStatement loop)
    {
        int gone = _gone.Count;
        _extents[loop.Variable] = loop.Extent;
        Visit(loop.Body);
        _extents.Remove(loop.Variable);
        Require(_gone.Count == gone, "pointers go on from round to round of a loop that is not over lanes");
    }

    private void Visit(LaneLoopStatement loop)
    {
        Require(_lanes is null && loop.Vector == _width, "a loop over lanes inside another, or by another vector");
        _lanes = loop;
        Visit(loop.Body);
        _lanes = null;
        _gone.UnionWith(loop.GoesBack ? [] : loop.Pointers);
    }

    private void Visit(Expression expression)
    {
        switch (expression)
        {
            case LoadExpression load: Touch(load.Pointer, load.Index, _width); break;
            case BroadcastExpression broadcast: Touch(broadcast.Pointer, broadcast.Index, 1); break;
            case OperandExpression operand: Visit(operand.Operand); break;
            case FirstLanesExpression first: Visit(first.Value); break;
            case FmaExpression fma: Visit(fma.A); Visit(fma.B); Visit(fma.C); break;
            case ApplyExpression apply: apply.Operands.ToList().ForEach(Visit); break;
            case IotaExpression or RandomExpression: break;
            default: throw new GraphException($"{_kernel}: no reach of {expression}");
        }
    }

    private void Visit(Operand operand)
    {
        switch (operand)
        {
            case Register register: Require(register); break;
            case Inline inline: Visit(inline.Expression); break;
            case Immediate or ScalarArgument: break;
            default: throw new GraphException($"{_kernel}: no reach of {operand}");
        }
    }

    private void Require(Register register) => Require(_defined.Contains(register), $"register {register.Name} is read before it is set");

    private void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new GraphException($"{_kernel}: {message}");
        }
    }

    private void Touch(Pointer pointer, AffineIndex index, int width)
    {
        Require(!_hasLaneLoops || _lanes is not null, $"'{pointer.Name}' is used for the first lanes only");
        Require(!_gone.Contains(pointer), $"'{pointer.Name}' has gone on to the last lanes");
        var (low, last) = ProgramVerifier.Range(index, _extents);
        int high = last + width + (_lanes?.Pointers.Contains(pointer) == true ? Group.Size - _width : 0);
        _reach[pointer] = _reach.TryGetValue(pointer, out var known) ? (Math.Min(low, known.Low), Math.Max(high, known.High)) : (low, high);
    }
}
