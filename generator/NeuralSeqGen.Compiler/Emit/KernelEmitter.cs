using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Schedule;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints kernels as static methods; kernels of equal text become one method.</summary>
internal sealed class KernelEmitter(int bits)
{
    private const int DefinedTogether = 4;

    private readonly Dictionary<string, string> _nameOf = [];
    private readonly HashSet<string> _names = [];
    private readonly List<(string Name, Kernel Kernel)> _kernels = [];

    private int Lanes => bits / 32;

    /// <summary>The name of the method that runs a kernel.</summary>
    public string NameOf(Kernel kernel)
    {
        string text = Shape(kernel);
        if (!_nameOf.TryGetValue(text, out string? name))
        {
            name = kernel.Name;
            for (int i = 2; !_names.Add(name); i++)
            {
                name = kernel.Name + "_" + Literal.Int(i);
            }

            _nameOf[text] = name;
            _kernels.Add((name, kernel));
        }

        return name;
    }

    /// <summary>Writes every method named so far.</summary>
    public void WriteAll(SourceWriter writer)
    {
        foreach (var (name, kernel) in _kernels)
        {
            writer.Line();
            foreach (string remark in kernel.Remarks)
            {
                writer.Line("// " + remark);
            }

            Write(writer, kernel, name);
        }
    }

    /// <summary>The kernel's text without the names that only its reader cares about.</summary>
    private string Shape(Kernel kernel)
    {
        var names = kernel.Pointers.Select(p => p.Name).ToList();
        for (int i = 0; i < names.Count; i++)
        {
            kernel.Pointers[i].Name = "pointer" + Literal.Int(i);
        }

        var writer = new SourceWriter();
        Write(writer, kernel, "");
        for (int i = 0; i < names.Count; i++)
        {
            kernel.Pointers[i].Name = names[i];
        }

        return writer.ToString();
    }

    private void Write(SourceWriter writer, Kernel kernel, string name)
    {
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open($"private static void {name}({string.Join(", ", Parameters(kernel))})"))
        {
            if (kernel.Lanes == LaneAxis.Feature || Lanes == Schedule.Buffer.Lanes)
            {
                WriteBody(writer, kernel.Body, Names(kernel));
                return;
            }

            WriteNest(writer, kernel, kernel.Body, HasTileLoops(kernel.Body), Names(kernel));
        }
    }

    /// <summary>
    /// The loop over the lanes that one vector does not hold: around each tile where the tile loops itself, so that what the first lanes bring into the
    /// cache is there for the others, else around all.
    /// </summary>
    private void WriteNest(SourceWriter writer, Kernel kernel, IReadOnlyList<Statement> body, bool aroundTiles, HashSet<string> names)
    {
        if (aroundTiles && body.All(s => s is LoopStatement))
        {
            foreach (var loop in body.Cast<LoopStatement>())
            {
                using (writer.Open(Print(loop, new ExpressionPrinter(new AddressScope(names)))))
                {
                    WriteNest(writer, kernel, loop.Body, aroundTiles, names);
                }
            }

            return;
        }

        using (writer.Open($"for (int lane = 0; lane < {Literal.Int(Schedule.Buffer.Lanes)}; lane += {Literal.Int(Lanes)})"))
        {
            WriteBody(writer, body, names);
            writer.Line(string.Join(" ", Advances(kernel).Select(name => $"{name} += {Literal.Int(Lanes)};")));
        }

        if (aroundTiles)
        {
            writer.Line(string.Join(" ", Advances(kernel).Select(name => $"{name} -= {Literal.Int(Schedule.Buffer.Lanes)};")));
        }
    }

    private static bool HasTileLoops(IReadOnlyList<Statement> body) =>
        body.All(s => s is LoopStatement) ? body.Cast<LoopStatement>().Any(loop => HasTileLoops(loop.Body)) : body.Any(s => s is LoopStatement);

    /// <summary>What moves on to the next lanes.</summary>
    private static IEnumerable<string> Advances(Kernel kernel) =>
        kernel.Pointers.Where(p => p.Kind is BufferKind.Arena or BufferKind.State).Select(p => p.Name).Concat(kernel.UsesRandom ? ["sample"] : []);

    private static IEnumerable<string> Parameters(Kernel kernel) =>
        kernel.Pointers.Select(p => (p.Kind is BufferKind.Sums or BufferKind.PhaseSums ? "double* " : "float* ") + p.Name)
            .Concat(kernel.Scalars.Select(s => "float " + s))
            .Concat(kernel.UsesRandom ? ["ulong seed", "long batch", "int sample"] : []);

    private static void WriteBody(SourceWriter writer, IReadOnlyList<Statement> body, HashSet<string> names)
    {
        var scope = new AddressScope(names);
        var printer = new ExpressionPrinter(scope);
        scope.Count();
        body.ToList().ForEach(statement => Print(statement, printer));
        scope.Declare();
        var lines = body.Select(statement => (statement, Text: Print(statement, printer))).ToList();
        if (scope.Declaration.Length > 0)
        {
            writer.Line(scope.Declaration);
        }

        for (int i = 0; i < lines.Count; i++)
        {
            var (statement, text) = lines[i];
            if (statement is LoopStatement loop)
            {
                using (writer.Open(text))
                {
                    WriteBody(writer, loop.Body, names);
                }
            }
            else
            {
                int together = lines.Skip(i).Take(DefinedTogether).TakeWhile(l => IsShort(l.statement)).Count();
                writer.Line(together < 2 ? text : string.Join(", ", lines.Skip(i).Take(together).Select((l, k) => k == 0 ? l.Text.TrimEnd(';') : l.Text.Substring(2).TrimEnd(';'))) + ";");
                i += Math.Max(0, together - 1);
            }
        }
    }

    /// <summary>A number, something from memory, or one function of such: several of them stand in a line.</summary>
    private static bool IsShort(Statement statement) => statement is DefineStatement { Expression: var expression } &&
        (IsAtom(expression) || (expression is ApplyExpression { Operands.Count: <= 2 } apply && apply.Operands.All(o => o is not Inline inline || IsAtom(inline.Expression))));

    private static bool IsAtom(Expression expression) =>
        expression is LoadExpression or BroadcastExpression or OperandExpression { Operand: not Inline or Inline { Expression: LoadExpression or BroadcastExpression } };

    /// <summary>A statement, or the head of a loop.</summary>
    private static string Print(Statement statement, ExpressionPrinter printer) => statement switch
    {
        LoopStatement { Variable.Name: var i, Extent: var extent } => $"for (int {i} = 0; {i} < {Literal.Int(extent)}; {i}++)",
        DefineStatement define => $"V {define.Register.Name} = {printer.Print(define.Expression)};",
        AssignStatement assign => $"{assign.Register.Name} = {printer.Print(assign.Expression)};",
        StoreStatement store => $"W.Store({printer.Print(store.Value)}, {printer.Address(store.Pointer, store.Index)});",
        StoreFirstStatement store => $"K.StoreFirst({printer.Address(store.Pointer, store.Index)}, {printer.Print(store.Value)});",
        AddLanesStatement add => $"K.AddLanes({printer.Address(add.Pointer, add.Index)}, {printer.Print(add.Value)});",
        AddFourLanesStatement add => $"K.AddLanes({printer.Address(add.Pointer, add.Index)}, {string.Join(", ", add.Values.Select(printer.Print))});",
        RemarkStatement remark => "// " + remark.Text,
        _ => throw new InvalidOperationException($"no C# for {statement}"),
    };

    /// <summary>Names of parameters, registers and counters.</summary>
    private static HashSet<string> Names(Kernel kernel)
    {
        var names = new HashSet<string>(kernel.Pointers.Select(p => p.Name).Concat(kernel.Scalars).Concat(["seed", "batch", "sample", "lane"]));
        Add(kernel.Body);
        return names;

        void Add(IReadOnlyList<Statement> body)
        {
            names.UnionWith(body.OfType<DefineStatement>().Select(d => d.Register.Name));
            foreach (var loop in body.OfType<LoopStatement>())
            {
                names.Add(loop.Variable.Name);
                Add(loop.Body);
            }
        }
    }
}
