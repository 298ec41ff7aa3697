using System.Globalization;
using System.Text;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>What a kernel does as a text that is equal for kernels whose methods differ in nothing but the names of pointers and registers. For comparing: shorter than C#, and made once.</summary>
internal sealed class KernelKey
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<Register, int> _registers = [];
    private readonly Dictionary<Pointer, int> _pointers = [];

    private KernelKey(Kernel kernel)
    {
        foreach (var pointer in kernel.Pointers)
        {
            _pointers[pointer] = _pointers.Count;
            Add(pointer.Kind is BufferKind.Sums or BufferKind.PhaseSums ? "d" : "f");
        }

        kernel.Scalars.ForEach(Add);
        Add(kernel.UsesRandom ? "random" : "");
        Add(kernel.Body);
    }

    public static string Of(Kernel kernel) => new KernelKey(kernel)._text.ToString();

    private void Add(IReadOnlyList<Statement> body)
    {
        foreach (var statement in body)
        {
            Add(statement);
        }
    }

    private void Add(Statement statement)
    {
        switch (statement)
        {
            case LoopStatement loop: Add("for", loop.Variable.Name, loop.Extent); Add(loop.Body); Add("end"); break;
            case LaneLoopStatement lanes: AddLanes(lanes); break;
            case DefineStatement define: Add("def"); Add(define.Register); Add(define.Expression); break;
            case AssignStatement assign: Add("set"); Add(assign.Register); Add(assign.Expression); break;
            case StoreStatement store: Add("store"); Add(store.Pointer, store.Index); Add(store.Value); break;
            case StoreFirstStatement store: Add("first"); Add(store.Pointer, store.Index); Add(store.Value); break;
            case AddVectorStatement add: Add("add", "", add.Count); Add(add.Pointer, add.Index); Add(add.Value); break;
            case AddLanesStatement add: Add("lanes"); Add(add.Pointer, add.Index); Add(add.Value); break;
            case AddFourLanesStatement add: Add("four"); Add(add.Pointer, add.Index); Add(add.Values); break;
            default: throw new InvalidOperationException($"no key of {statement}");
        }
    }

    private void AddLanes(LaneLoopStatement lanes)
    {
        Add("lane", lanes.Lane.Name, lanes.Vector);
        foreach (var pointer in lanes.Pointers)
        {
            Add(_pointers[pointer]);
        }

        Add(lanes.DrawsRandom ? "random" : "");
        Add(lanes.GoesBack ? "back" : "");
        Add(lanes.Body);
        Add("end");
    }

    private void Add(Expression expression)
    {
        switch (expression)
        {
            case LoadExpression load: Add("load"); Add(load.Pointer, load.Index); break;
            case BroadcastExpression broadcast: Add("all"); Add(broadcast.Pointer, broadcast.Index); break;
            case OperandExpression operand: Add("copy"); Add(operand.Operand); break;
            case FmaExpression fma: Add("fma"); Add(fma.A); Add(fma.B); Add(fma.C); break;
            case ApplyExpression apply: Add("apply", "", (int)apply.Function); Add(apply.Operands); break;
            case FirstLanesExpression first: Add("fill", Number(first.Fill), first.Count); Add(first.Value); break;
            case IotaExpression iota: Add(iota.AlongLanes ? "count" : "index", iota.Index.TermsText, iota.Index.Constant); break;
            case RandomExpression random: Add("draw", random.Element.TermsText, random.Element.Constant); Add(random.Stream); break;
            default: throw new InvalidOperationException($"no key of {expression}");
        }
    }

    private void Add(IReadOnlyList<Operand> operands)
    {
        Add(operands.Count);
        foreach (var operand in operands)
        {
            Add(operand);
        }
    }

    private void Add(Operand operand)
    {
        switch (operand)
        {
            case Register register: Add("r", "", NumberOf(register)); break;
            case Immediate literal: Add("n", Number(literal.Value), 0); break;
            case ScalarArgument scalar: Add("s", scalar.Name, 0); break;
            case Inline inline: Add("("); Add(inline.Expression); Add(")"); break;
            default: throw new InvalidOperationException($"no key of {operand}");
        }
    }

    private void Add(Pointer pointer, AffineIndex index) => Add("@", index.TermsText, index.Constant).Add(_pointers[pointer]);

    private int NumberOf(Register register)
    {
        if (!_registers.TryGetValue(register, out int number))
        {
            _registers[register] = number = _registers.Count;
        }

        return number;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private KernelKey Add(string word, string name, int number)
    {
        _text.Append(word).Append(' ').Append(name).Append(' ');
        return Add(number);
    }

    private KernelKey Add(int number)
    {
        _text.Append(number).Append(' ');
        return this;
    }

    private void Add(string word) => _text.Append(word).Append(' ');
}
