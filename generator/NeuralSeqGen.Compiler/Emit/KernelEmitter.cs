using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Schedule;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints kernels as static methods; kernels of equal text become one method.</summary>
internal sealed class KernelEmitter(int bits)
{
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
                WriteBody(writer, kernel.Body);
                return;
            }

            using (writer.Open($"for (int lane = 0; lane < {Literal.Int(Schedule.Buffer.Lanes)}; lane += {Literal.Int(Lanes)})"))
            {
                WriteBody(writer, kernel.Body);
                writer.Line(string.Join(" ", Advances(kernel).Select(name => $"{name} += {Literal.Int(Lanes)};")));
            }
        }
    }

    /// <summary>What moves on to the next lanes.</summary>
    private static IEnumerable<string> Advances(Kernel kernel) =>
        kernel.Pointers.Where(p => p.Kind is BufferKind.Arena or BufferKind.State).Select(p => p.Name).Concat(kernel.UsesRandom ? ["sample"] : []);

    private static IEnumerable<string> Parameters(Kernel kernel) =>
        kernel.Pointers.Select(p => (p.Kind is BufferKind.Sums or BufferKind.PhaseSums ? "double* " : "float* ") + p.Name)
            .Concat(kernel.Scalars.Select(s => "float " + s))
            .Concat(kernel.UsesRandom ? ["ulong seed", "long batch", "int sample"] : []);

    private static void WriteBody(SourceWriter writer, IReadOnlyList<Statement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case LoopStatement loop:
                    string i = loop.Variable.Name;
                    using (writer.Open($"for (int {i} = 0; {i} < {Literal.Int(loop.Extent)}; {i}++)"))
                    {
                        WriteBody(writer, loop.Body);
                    }

                    break;
                case DefineStatement define: writer.Line($"V {define.Register.Name} = {ExpressionPrinter.Print(define.Expression)};"); break;
                case AssignStatement assign: writer.Line($"{assign.Register.Name} = {ExpressionPrinter.Print(assign.Expression)};"); break;
                case StoreStatement store: writer.Line($"W.Store({ExpressionPrinter.Print(store.Value)}, {ExpressionPrinter.Address(store.Pointer, store.Index)});"); break;
                case StoreFirstStatement store: writer.Line($"K.StoreFirst({ExpressionPrinter.Address(store.Pointer, store.Index)}, {ExpressionPrinter.Print(store.Value)});"); break;
                case AddLanesStatement add: writer.Line($"K.AddLanes({ExpressionPrinter.Address(add.Pointer, add.Index)}, {ExpressionPrinter.Print(add.Value)});"); break;
                case AddFourLanesStatement add: writer.Line($"K.AddLanes({ExpressionPrinter.Address(add.Pointer, add.Index)}, {string.Join(", ", add.Values.Select(ExpressionPrinter.Print))});"); break;
                case RemarkStatement remark: writer.Line("// " + remark.Text); break;
                default: throw new InvalidOperationException($"no C# for {statement}");
            }
        }
    }
}
