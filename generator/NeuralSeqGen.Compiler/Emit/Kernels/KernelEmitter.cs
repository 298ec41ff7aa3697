using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>Prints kernels as static methods; kernels that do the same become one method.</summary>
/// <param name="taken">What other members of the class are called, which a layer may be called as well.</param>
internal sealed class KernelEmitter(IEnumerable<string> taken)
{
    private readonly Dictionary<Kernel, string> _nameOf = []; // steps that are written out call the same kernel again and again
    private readonly Dictionary<string, string> _nameOfKey = [];
    private readonly HashSet<string> _names = [.. taken];
    private readonly List<(string Name, Kernel Kernel)> _kernels = [];

    /// <summary>The name of the method that runs a kernel.</summary>
    public string NameOf(Kernel kernel)
    {
        if (!_nameOf.TryGetValue(kernel, out string? name))
        {
            _nameOf[kernel] = name = NameOfNew(kernel);
        }

        return name;
    }

    private string NameOfNew(Kernel kernel)
    {
        string key = KernelKey.Of(kernel);
        if (!_nameOfKey.TryGetValue(key, out string? name))
        {
            string method = name = Identifiers.Method(kernel.Name);
            for (int i = 2; !_names.Add(name); i++)
            {
                name = method + "_" + Literal.Int(i);
            }

            _nameOfKey[key] = name;
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

    /// <summary>Every register, in the order in which they are declared.</summary>
    private static IEnumerable<Register> Registers(IReadOnlyList<Statement> body) => Statements(body).OfType<DefineStatement>().Select(define => define.Register);

    /// <summary>Every statement, those in loops behind the loop.</summary>
    private static IEnumerable<Statement> Statements(IReadOnlyList<Statement> body) => body.SelectMany(statement => statement switch
    {
        LoopStatement loop => Statements(loop.Body).Prepend(loop),
        LaneLoopStatement lanes => Statements(lanes.Body).Prepend(lanes),
        DefineStatement or AssignStatement or StoreStatement or StoreFirstStatement or AddVectorStatement or AddLanesStatement or AddFourLanesStatement => [statement],
        _ => throw new InvalidOperationException($"no walk of {statement}"),
    });

    private static void Write(SourceWriter writer, Kernel kernel, string name)
    {
        writer.Line("[__Runtime.MethodImpl(__Runtime.MethodImplOptions.NoInlining | __Runtime.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open($"private static void {name}({string.Join(", ", Parameters(kernel))})"))
        {
            StatementPrinter.Write(writer, kernel.Body, Names(kernel));
        }
    }

    private static IEnumerable<string> Parameters(Kernel kernel) =>
        kernel.Pointers.Select(p => (p.Kind is BufferKind.Sums or BufferKind.PhaseSums ? "double* " : "float* ") + Identifiers.Escape(p.Name))
            .Concat(kernel.Scalars.Select(s => "float " + Identifiers.Escape(s)))
            .Concat(kernel.UsesRandom ? ["ulong _seed", "long _batch", "int _sample"] : []);

    /// <summary>Names of parameters, registers and counters.</summary>
    private static HashSet<string> Names(Kernel kernel) => [.. kernel.Pointers.Select(p => p.Name), .. kernel.Scalars, .. Registers(kernel.Body).Select(r => r.Name), .. Counters(kernel.Body).Select(v => v.Name)];

    private static IEnumerable<LoopVariable> Counters(IReadOnlyList<Statement> body) => Statements(body).OfType<LoopStatement>().Select(loop => loop.Variable)
        .Concat(Statements(body).OfType<LaneLoopStatement>().Select(loop => loop.Lane));
}
