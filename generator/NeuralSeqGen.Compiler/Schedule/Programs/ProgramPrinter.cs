using System.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Programs;

/// <summary>Prints a program and its kernels, free of C#: equal programs print equal text.</summary>
internal sealed class ProgramPrinter
{
    private readonly StringBuilder _text = new();

    private ProgramPrinter()
    {
    }

    public static string Print(Program program)
    {
        var printer = new ProgramPrinter();
        printer._text.Append($"arena {program.ArenaFloats} floats\n");
        printer.Commands(program.Prologue, "");
        printer._text.Append(program.Prologue.Count > 0 ? "for every group\n" : "");
        printer.Commands(program.Body, program.Prologue.Count > 0 ? "    " : "");
        return printer._text.ToString();
    }

    private void Commands(IReadOnlyList<Command> commands, string indent)
    {
        foreach (var command in commands)
        {
            switch (command)
            {
                case LoadPortCommand load: Line(indent, $"load {load.Port.Kind} {load.Port.Index} to {Place(load.Layout.Buffer, load.Layout.Start)}"); break;
                case StorePortCommand store: Line(indent, $"store {store.Port.Kind} {store.Port.Index} from {Place(store.Layout.Buffer, store.Layout.Start * store.Layout.Buffer.Scale)}"); break;
                case ScalarCommand scalar: Line(indent, $"{scalar.Name} = {scalar.Node?.Op.Mnemonic ?? scalar.Port!.Kind.ToString()} {string.Join(", ", scalar.Operands.Select(Text))}".TrimEnd()); break;
                case TimeLoopCommand loop:
                    Line(indent, $"for {loop.Time.Name} in {loop.Length}{(loop.Reverse ? " reversed" : "")}{(loop.Unroll ? " unrolled" : "")}  // {loop.Scope}");
                    Commands(loop.Body, indent + "    ");
                    break;
                case MaskedCommand masked:
                    Line(indent, $"if any lane of {Place(masked.Mask)}");
                    Commands(masked.Body, indent + "    ");
                    Line(indent, "else");
                    Commands(masked.Skipped, indent + "    ");
                    break;
                case InputGradientCommand optional:
                    Line(indent, "if input gradients are wanted");
                    Commands(optional.Body, indent + "    ");
                    break;
                case LayerOutputCommand output:
                    Line(indent, $"if layer {output.Layer} is wanted");
                    Commands(output.Body, indent + "    ");
                    break;
                case ConvertCommand convert:
                    Line(indent, $"{(convert.Target.Form == Form.Features ? "rows" : "lanes")} {Place(convert.Target)} of {Place(convert.Source)} {convert.Source.Shape}");
                    break;
                case SumCommand sum:
                    Line(indent, $"{sum.Name ?? Place(sum.Target!)} = {sum.Op.Mnemonic} of {Place(sum.Source)} {sum.Source.Shape} from axis {sum.Op.Axis}");
                    break;
                case StoreNumberCommand store: Line(indent, $"give {Text(store.Number)}"); break;
                case GatherRowsCommand gather:
                    Line(indent, $"gather rows of {Place(gather.Table.Buffer, gather.Table.Start)} {gather.Table.Shape} by {Place(gather.Ids)} {gather.Ids.Shape} to {Place(gather.Target)}");
                    break;
                case ScatterRowsCommand scatter:
                    Line(indent, $"add rows of {Place(scatter.Values)} by {Place(scatter.Ids)} {scatter.Ids.Shape} to {Place(scatter.Gradient.Buffer, scatter.Gradient.Start)} {scatter.Gradient.Shape}");
                    break;
                case CallCommand call: Call(call, indent); break;
                default: throw new GraphException($"no text for {command}");
            }
        }
    }

    private void Call(CallCommand call, string indent)
    {
        Line(indent, $"kernel {call.Kernel.Name}");
        call.Kernel.Remarks.ForEach(remark => Line(indent + "    ", "// " + remark));
        for (int i = 0; i < call.Addresses.Count; i++)
        {
            Line(indent + "    ", $"{call.Kernel.Pointers[i].Name} = {Place(call.Addresses[i].Buffer, call.Addresses[i].Start)}");
        }

        for (int i = 0; i < call.Scalars.Count; i++)
        {
            Line(indent + "    ", $"{call.Kernel.Scalars[i]} = {call.Scalars[i]}");
        }

        Body(call.Kernel.Body, indent + "    ");
    }

    private void Body(IReadOnlyList<Statement> body, string indent)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case LoopStatement loop:
                    Line(indent, $"for {loop.Variable.Name} in {loop.Extent}");
                    Body(loop.Body, indent + "    ");
                    break;
                case LaneLoopStatement lanes:
                    Line(indent, $"for {lanes.Lane.Name} of the group by {lanes.Vector}: {string.Join(", ", lanes.Pointers.Select(p => p.Name))}{(lanes.DrawsRandom ? " and the sample" : "")} go on{(lanes.GoesBack ? " and back" : "")}");
                    Body(lanes.Body, indent + "    ");
                    break;
                case DefineStatement define: Line(indent, $"let {define.Register.Name} = {Text(define.Expression)}"); break;
                case AssignStatement assign: Line(indent, $"{assign.Register.Name} = {Text(assign.Expression)}"); break;
                case StoreStatement store: Line(indent, $"{store.Pointer.Name}[{store.Index}] = {Text(store.Value)}"); break;
                case StoreFirstStatement store: Line(indent, $"{store.Pointer.Name}[{store.Index}] = first lane of {Text(store.Value)}"); break;
                case AddVectorStatement add: Line(indent, $"{add.Pointer.Name}[{add.Index} …] += first {add.Count} lanes of {Text(add.Value)}"); break;
                case AddFourLanesStatement add: Line(indent, $"{add.Pointer.Name}[{add.Index} …] += lanes of {string.Join(", ", add.Values.Select(Text))}"); break;
                case AddLanesStatement add: Line(indent, $"{add.Pointer.Name}[{add.Index}] += lanes of {Text(add.Value)}"); break;
                default: throw new GraphException($"no text for {statement}");
            }
        }
    }

    private static string Text(Expression expression) => expression switch
    {
        LoadExpression load => $"{load.Pointer.Name}[{load.Index}]",
        BroadcastExpression broadcast => $"all {broadcast.Pointer.Name}[{broadcast.Index}]",
        OperandExpression operand => Text(operand.Operand),
        FmaExpression fma => $"{Text(fma.A)} * {Text(fma.B)} + {Text(fma.C)}",
        IotaExpression iota => $"index {iota.Index}",
        RandomExpression random => $"random {random.Stream} at {random.Element}",
        FirstLanesExpression first => $"first {first.Count} lanes of {Text(first.Value)} else {Number(first.Fill)}",
        ApplyExpression apply => $"{apply.Function.ToString().ToLowerInvariant()}({string.Join(", ", apply.Operands.Select(Text))})",
        _ => throw new GraphException($"no text for {expression}"),
    };

    private static string Text(Operand operand) => operand switch
    {
        Register register => register.Name,
        ScalarArgument scalar => scalar.Name,
        Immediate literal => Number(literal.Value),
        Inline inline => "(" + Text(inline.Expression) + ")",
        _ => throw new GraphException($"no text for {operand}"),
    };

    private static string Place(Layout layout) => Place(layout.Buffer, layout.Start * layout.Buffer.Scale);

    private static string Place(MemoryBuffer buffer, AffineIndex start) =>
        buffer.Kind == BufferKind.Arena ? $"arena[{start + buffer.ArenaOffset}]" : $"{buffer.Name}[{start}]";

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private void Line(string indent, string text) => _text.Append(indent).Append(text).Append('\n');
}
