using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>
/// The pointers that one loop body moves along with its counters: where several accesses differ in a constant only, they share one pointer, computed
/// once per round. Otherwise every access would compute its whole address again, which costs more instructions than the arithmetic between. What a
/// counter of an outer loop adds to an address is added before the loop. This is how an index is written, not which one: it stays what the schedule says and
/// what the verifier has proved, down to the float.
/// </summary>
/// <param name="names">Names taken in the method; those of the pointers are added.</param>
/// <param name="outer">Pointers made before the loop: each stands for a pointer and a part of an index.</param>
internal sealed class AddressScope(HashSet<string> names, IReadOnlyList<(string Pointer, AffineIndex Part, string Local)> outer)
{
    private readonly Dictionary<(string Pointer, string Terms), int> _uses = [];
    private readonly Dictionary<(string Pointer, string Terms), string> _locals = [];
    private readonly List<string> _declarations = [];

    /// <summary>The declaration of the pointers, or nothing.</summary>
    public string Declaration => Declare(_declarations);

    /// <summary>Counts an access: what is accessed more than once gets a pointer.</summary>
    public void Count(Pointer pointer, AffineIndex index)
    {
        var (name, rest) = FromOuter(pointer, index);
        _uses[(name, rest.TermsText)] = Uses(name, rest) + 1;
    }

    /// <summary>The pointer to start from and what is left of the index, once all accesses are counted.</summary>
    public (string Pointer, AffineIndex Index) Resolve(Pointer pointer, AffineIndex index)
    {
        var (name, rest) = FromOuter(pointer, index);
        return rest.Terms.Count > 0 && pointer.Kind is not BufferKind.Sums and not BufferKind.PhaseSums && Uses(name, rest) > 1 ? (Local((name, rest.TermsText), rest), rest.Constant) : (name, rest);
    }

    private (string Pointer, AffineIndex Left) FromOuter(Pointer pointer, AffineIndex index) =>
        index.Terms.Count == 0 || pointer.Kind is BufferKind.Sums or BufferKind.PhaseSums ? (pointer.Name, index) : Start(pointer.Name, index);

    private int Uses(string pointer, AffineIndex index) => _uses.TryGetValue((pointer, index.TermsText), out int uses) ? uses : 0;

    /// <summary>
    /// Pointers for what stays the same while a loop runs, in the addresses of its own statements, and the line that declares them.
    /// </summary>
    public (IReadOnlyList<(string Pointer, AffineIndex Part, string Local)> Pointers, string Declaration) Before(LoopStatement loop)
    {
        var pointers = new List<(string Pointer, AffineIndex Part, string Local)>();
        var declarations = new List<string>();
        var seen = new HashSet<(string Pointer, string Part)>();
        foreach (var (pointer, index) in loop.Body.SelectMany(StatementAddresses.Of).Where(a => a.Pointer.Kind is not BufferKind.Sums and not BufferKind.PhaseSums))
        {
            var part = new AffineIndex(0, index.Terms.Where(t => t.Variable != loop.Variable));
            if (part.Terms.Count == 0 || part.Terms.Count == index.Terms.Count || !seen.Add((pointer.Name, part.TermsText)))
            {
                continue;
            }

            var (start, rest) = Start(pointer.Name, part);
            string local = rest.Terms.Count == 0 ? start : Unique($"{pointer.Name}_{string.Join("_", part.Terms.Select(t => t.Variable.Name))}");
            pointers.Add((pointer.Name, part, local));
            declarations.AddRange(rest.Terms.Count == 0 ? [] : [$"{local} = {Addresses.Pointer(start, rest)}"]);
        }

        return (pointers, Declare(declarations));
    }

    private static string Declare(List<string> declarations) => declarations.Count == 0 ? "" : $"float* {string.Join(", ", declarations)};";

    /// <summary>The pointer made before the loop that takes most of the index off.</summary>
    private (string Pointer, AffineIndex Left) Start(string pointer, AffineIndex index)
    {
        if (outer.Count == 0)
        {
            return (pointer, index);
        }

        var best = outer.Where(o => o.Pointer == pointer && o.Part.Terms.All(index.Terms.Contains)).OrderByDescending(o => o.Part.Terms.Count).FirstOrDefault();
        return best.Local is null ? (pointer, index) : (best.Local, new AffineIndex(index.Constant, index.Terms.Except(best.Part.Terms)));
    }

    private string Local((string Pointer, string Terms) key, AffineIndex index)
    {
        if (!_locals.TryGetValue(key, out string? local))
        {
            local = Unique($"{key.Pointer}_{string.Join("_", index.Terms.Select(t => t.Variable.Name))}");
            _locals[key] = local;
            _declarations.Add($"{local} = {Addresses.Pointer(key.Pointer, new AffineIndex(0, index.Terms))}");
        }

        return local;
    }

    private string Unique(string hint)
    {
        string name = hint;
        for (int i = 2; !names.Add(name); i++)
        {
            name = hint + "_" + Literal.Int(i);
        }

        return name;
    }
}
