using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>Prints the statements of a kernel as C#: addresses that differ by a constant share a pointer, short definitions a line.</summary>
internal sealed class StatementPrinter
{
    private const int DefinedTogether = 4;

    // what the definition of a register begins with
    private const string Vector = "__V ";

    private const string Sample = "_sample";

    private readonly AddressScope _scope;
    private readonly ExpressionPrinter _printer;

    private StatementPrinter(IReadOnlyList<Statement> body, HashSet<string> names, IReadOnlyList<(string, AffineIndex, string)> outer)
    {
        _scope = new AddressScope(names, outer);
        _printer = new ExpressionPrinter(_scope);
        foreach (var (pointer, index) in body.SelectMany(StatementAddresses.Of))
        {
            _scope.Count(pointer, index);
        }
    }

    /// <summary>Writes the statements of one block.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="body">The statements.</param>
    /// <param name="names">Names that are taken.</param>
    public static void Write(SourceWriter writer, IReadOnlyList<Statement> body, HashSet<string> names) => Write(writer, body, names, []);

    private static void Write(SourceWriter writer, IReadOnlyList<Statement> body, HashSet<string> names, IReadOnlyList<(string, AffineIndex, string)> outer)
    {
        var printer = new StatementPrinter(body, names, outer);
        var lines = body.Select(statement => (statement, Text: printer.Print(statement))).ToList();
        if (printer._scope.Declaration.Length > 0)
        {
            writer.Line(printer._scope.Declaration);
        }

        for (int i = 0; i < lines.Count;)
        {
            if (lines[i].statement is LoopStatement loop)
            {
                WriteLoop(writer, loop, lines[i].Text, names, printer._scope.Before(loop));
                i++;
            }
            else if (lines[i].statement is LaneLoopStatement lanes)
            {
                WriteLanes(writer, lanes, lines[i].Text, names);
                i++;
            }
            else
            {
                var together = lines.Skip(i).Take(DefinedTogether).TakeWhile(l => IsShort(l.statement)).Select(l => l.Text).ToList();
                writer.Line(together.Count < 2 ? lines[i].Text : Joined(together));
                i += Math.Max(1, together.Count);
            }
        }
    }

    private static void WriteLoop(SourceWriter writer, LoopStatement loop, string head, HashSet<string> names, (IReadOnlyList<(string, AffineIndex, string)> Pointers, string Declaration) before)
    {
        if (before.Declaration.Length > 0)
        {
            writer.Line(before.Declaration);
        }

        using (writer.Open(head))
        {
            Write(writer, loop.Body, names, before.Pointers);
        }
    }

    /// <summary>The loop over lanes; pointers made before it would not go on with the others, so its body starts from these.</summary>
    private static void WriteLanes(SourceWriter writer, LaneLoopStatement loop, string head, HashSet<string> names)
    {
        var moved = loop.Pointers.Select(p => Identifiers.Escape(p.Name)).Concat(loop.DrawsRandom ? [Sample] : []).ToList();
        using (writer.Open(head))
        {
            Write(writer, loop.Body, names);
            writer.Line(string.Join(" ", moved.Select(name => MoveOn(name, loop.Vector))));
        }

        if (loop.GoesBack)
        {
            writer.Line(string.Join(" ", moved.Select(name => $"{name} -= {Literal.Int(Group.Size)};")));
        }
    }

    /// <summary>A pointer as the element where it goes on, of which the C# compiler makes the same code as of an addition, in less time; the number of a sample as it is.</summary>
    private static string MoveOn(string name, int by) => name == Sample ? $"{name} += {Literal.Int(by)};" : $"{name} = &{name}[{Literal.Int(by)}];";

    /// <summary>Definitions of one type as one.</summary>
    private static string Joined(IReadOnlyList<string> definitions) =>
        string.Join(", ", definitions.Select((text, i) => text.Substring(i == 0 ? 0 : Vector.Length).TrimEnd(';'))) + ";";

    /// <summary>A number, something from memory, or one function of such: several of them stand in a line.</summary>
    private static bool IsShort(Statement statement) => statement is DefineStatement { Expression: var expression } &&
        (IsAtom(expression) || (expression is ApplyExpression { Operands.Count: <= 2 } apply && apply.Operands.All(o => o is not Inline inline || IsAtom(inline.Expression))));

    private static bool IsAtom(Expression expression) =>
        expression is LoadExpression or BroadcastExpression or OperandExpression { Operand: not Inline or Inline { Expression: LoadExpression or BroadcastExpression } };

    /// <summary>A statement, or the head of a loop.</summary>
    private string Print(Statement statement) => statement switch
    {
        LoopStatement loop => $"for (int {loop.Variable.Name} = 0; {loop.Variable.Name} < {Literal.Int(loop.Extent)}; {loop.Variable.Name}++)",
        LaneLoopStatement loop => $"for (int {loop.Lane.Name} = 0; {loop.Lane.Name} < {Literal.Int(Group.Size)}; {loop.Lane.Name} += {Literal.Int(loop.Vector)})",
        DefineStatement define => $"{Vector}{Identifiers.Escape(define.Register.Name)} = {_printer.Print(define.Expression)};",
        AssignStatement assign => $"{Identifiers.Escape(assign.Register.Name)} = {_printer.Print(assign.Expression)};",
        StoreStatement store => $"__W.Store({_printer.Print(store.Value)}, {_printer.Address(store.Pointer, store.Index)});",
        StoreFirstStatement store => $"__K.StoreFirst({_printer.Address(store.Pointer, store.Index)}, {_printer.Print(store.Value)});",
        AddVectorStatement add => $"__K.AddFirst({_printer.Address(add.Pointer, add.Index)}, {_printer.Print(add.Value)}, {Literal.Int(add.Count)});",
        AddLanesStatement add => $"__K.AddLanes({_printer.Address(add.Pointer, add.Index)}, {_printer.Print(add.Value)});",
        AddFourLanesStatement add => $"__K.AddLanes({_printer.Address(add.Pointer, add.Index)}, {string.Join(", ", add.Values.Select(_printer.Print))});",
        _ => throw new InvalidOperationException($"no C# for {statement}"),
    };
}
