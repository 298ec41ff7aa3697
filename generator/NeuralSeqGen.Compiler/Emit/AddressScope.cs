using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Schedule;
using Index = NeuralSeqGen.Compiler.Schedule.Index;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>
/// The pointers that one loop body moves along with its counters: where several accesses differ in a constant only, they share one pointer, computed
/// once per round. Otherwise every access would compute its whole address again, which costs more instructions than the arithmetic between.
/// </summary>
/// <param name="names">Names taken in the method; those of the pointers are added.</param>
internal sealed class AddressScope(HashSet<string> names)
{
    private readonly Dictionary<(string Pointer, string Terms), int> _uses = [];
    private readonly Dictionary<(string Pointer, string Terms), string> _locals = [];
    private readonly List<string> _declarations = [];
    private bool _counting;

    /// <summary>The declaration of the pointers, or nothing.</summary>
    public string Declaration => _declarations.Count == 0 ? "" : $"float* {string.Join(", ", _declarations)};";

    /// <summary>Starts to count accesses instead of giving them pointers.</summary>
    public void Count() => _counting = true;

    /// <summary>Declares a pointer for every address counted more than once.</summary>
    public void Declare() => _counting = false;

    /// <summary>The pointer to start from and what is left of the index.</summary>
    public (string Pointer, Index Index) Resolve(Pointer pointer, Index index)
    {
        if (index.Terms.Count == 0 || pointer.Kind is BufferKind.Sums or BufferKind.PhaseSums)
        {
            return (pointer.Name, index);
        }

        var terms = new Index(0, index.Terms);
        var key = (pointer.Name, terms.ToString());
        int uses = _uses[key] = (_uses.TryGetValue(key, out int before) ? before : 0) + (_counting ? 1 : 0);
        return uses > 1 && !_counting ? (Local(key, index, terms), index.Constant) : (pointer.Name, index);
    }

    private string Local((string Pointer, string Terms) key, Index index, Index terms)
    {
        if (!_locals.TryGetValue(key, out string? local))
        {
            local = Unique($"{key.Pointer}_{string.Join("_", index.Terms.Select(t => t.Variable.Name))}");
            _locals[key] = local;
            _declarations.Add($"{local} = {Addresses.Pointer(key.Pointer, terms)}");
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
