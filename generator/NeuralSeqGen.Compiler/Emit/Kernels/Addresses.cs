using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>
/// Pointers with offsets as C# text. What is negative is subtracted, never added: in projects that check arithmetic, a pointer plus a negative
/// number overflows.
/// </summary>
internal static class Addresses
{
    /// <summary>
    /// <c>&amp;a[784]</c>, <c>a + t * 112 + 784</c>, <c>a + 1184 - t * 80</c>. Most are one number away: as an element, since the C# compiler is several times as
    /// long about an operator of pointers as about an index, of which it makes the same code.
    /// </summary>
    public static string Pointer(string pointer, AffineIndex index)
    {
        List<string> added = [.. Parts(index, 1)], subtracted = [.. Parts(index, -1)];
        return added.Count == 1 && subtracted.Count == 0
            ? $"&{Identifiers.Escape(pointer)}[{added[0]}]"
            : Identifiers.Escape(pointer) + string.Concat(added.Select(part => " + " + part)) + string.Concat(subtracted.Select(part => " - " + part));
    }

    /// <summary>The float there.</summary>
    public static string Element(string pointer, AffineIndex index) =>
        Parts(index, -1).Any() ? $"*({Pointer(pointer, index)})" : Parts(index, 1).Any() ? $"{Identifiers.Escape(pointer)}[{Index(index)}]" : "*" + Identifiers.Escape(pointer);

    /// <summary>The number that an index is: <c>t * 112 + 784</c>.</summary>
    public static string Index(AffineIndex index)
    {
        var terms = index.Terms.Select(t => t.Stride == 1 ? t.Variable.Name : $"{t.Variable.Name} * {Literal.Int(t.Stride)}").ToList();
        string constant = index.Constant < 0 ? $" - {Literal.Int(-index.Constant)}" : $" + {Literal.Int(index.Constant)}";
        return terms.Count == 0 ? Literal.Int(index.Constant) : string.Join(" + ", terms) + (index.Constant == 0 ? "" : constant);
    }

    private static IEnumerable<string> Parts(AffineIndex index, int sign)
    {
        foreach (var (variable, stride) in index.Terms.Where(t => t.Stride * sign > 0))
        {
            yield return stride * sign == 1 ? variable.Name : $"{variable.Name} * {Literal.Int(stride * sign)}";
        }

        if (index.Constant * sign > 0)
        {
            yield return Literal.Int(index.Constant * sign);
        }
    }
}
