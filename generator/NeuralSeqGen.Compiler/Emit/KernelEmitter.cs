using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

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
            string method = name = Identifiers.Method(kernel.Name);
            for (int i = 2; !_names.Add(name); i++)
            {
                name = method + "_" + Literal.Int(i);
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
                writer.Line("// " + SourceWriter.OneLine(remark));
            }

            Write(writer, kernel, name);
        }
    }

    /// <summary>The kernel's text without the names that only its reader cares about: those of pointers and registers.</summary>
    private string Shape(Kernel kernel)
    {
        var pointers = kernel.Pointers.Select(p => (Pointer: p, p.Name)).ToList();
        var registers = Registers(kernel.Body).Select(r => (Register: r, r.Name)).ToList();
        for (int i = 0; i < pointers.Count; i++)
        {
            pointers[i].Pointer.Name = "pointer" + Literal.Int(i);
        }

        for (int i = 0; i < registers.Count; i++)
        {
            registers[i].Register.Name = "register" + Literal.Int(i);
        }

        var writer = new SourceWriter();
        Write(writer, kernel, "");
        pointers.ForEach(p => p.Pointer.Name = p.Name);
        registers.ForEach(r => r.Register.Name = r.Name);
        return writer.ToString();
    }

    /// <summary>Every register, in the order in which they are declared.</summary>
    private static IEnumerable<Register> Registers(IReadOnlyList<Statement> body) => body.SelectMany(statement => statement switch
    {
        DefineStatement define => [define.Register],
        LoopStatement loop => Registers(loop.Body),
        _ => [],
    });

    private void Write(SourceWriter writer, Kernel kernel, string name)
    {
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open($"private static void {name}({string.Join(", ", Parameters(kernel))})"))
        {
            if (kernel.Form == Form.Features || Lanes == Group.Size)
            {
                StatementPrinter.Write(writer, kernel.Body, Names(kernel));
                return;
            }

            WriteLaneLoop(writer, kernel, kernel.Body, HasTileLoops(kernel.Body), Names(kernel));
        }
    }

    /// <summary>
    /// The loop over the lanes that one vector does not hold: around each tile where the tile loops itself, so that what the first lanes bring into the
    /// cache is there for the others, else around all.
    /// </summary>
    private void WriteLaneLoop(SourceWriter writer, Kernel kernel, IReadOnlyList<Statement> body, bool aroundTiles, HashSet<string> names)
    {
        if (aroundTiles && body.All(s => s is LoopStatement))
        {
            foreach (var loop in body.Cast<LoopStatement>())
            {
                using (writer.Open(StatementPrinter.Head(loop)))
                {
                    WriteLaneLoop(writer, kernel, loop.Body, aroundTiles, names);
                }
            }

            return;
        }

        using (writer.Open($"for (int lane = 0; lane < {Literal.Int(Group.Size)}; lane += {Literal.Int(Lanes)})"))
        {
            StatementPrinter.Write(writer, body, names);
            writer.Line(string.Join(" ", Advances(kernel).Select(name => $"{name} += {Literal.Int(Lanes)};")));
        }

        if (aroundTiles)
        {
            writer.Line(string.Join(" ", Advances(kernel).Select(name => $"{name} -= {Literal.Int(Group.Size)};")));
        }
    }

    private static bool HasTileLoops(IReadOnlyList<Statement> body) =>
        body.All(s => s is LoopStatement) ? body.Cast<LoopStatement>().Any(loop => HasTileLoops(loop.Body)) : body.Any(s => s is LoopStatement);

    /// <summary>What moves on to the next lanes.</summary>
    private static IEnumerable<string> Advances(Kernel kernel) =>
        kernel.Pointers.Where(p => p.Kind is BufferKind.Arena or BufferKind.State).Select(p => Identifiers.Escape(p.Name)).Concat(kernel.UsesRandom ? ["_sample"] : []);

    private static IEnumerable<string> Parameters(Kernel kernel) =>
        kernel.Pointers.Select(p => (p.Kind is BufferKind.Sums or BufferKind.PhaseSums ? "double* " : "float* ") + Identifiers.Escape(p.Name))
            .Concat(kernel.Scalars.Select(s => "float " + Identifiers.Escape(s)))
            .Concat(kernel.UsesRandom ? ["ulong _seed", "long _batch", "int _sample"] : []);

    /// <summary>Names of parameters, registers and counters.</summary>
    private static HashSet<string> Names(Kernel kernel)
    {
        var names = new HashSet<string>(kernel.Pointers.Select(p => p.Name).Concat(kernel.Scalars).Concat(Registers(kernel.Body).Select(r => r.Name)).Append("lane"));
        AddCounters(kernel.Body);
        return names;

        void AddCounters(IReadOnlyList<Statement> body)
        {
            foreach (var loop in body.OfType<LoopStatement>())
            {
                names.Add(loop.Variable.Name);
                AddCounters(loop.Body);
            }
        }
    }
}
