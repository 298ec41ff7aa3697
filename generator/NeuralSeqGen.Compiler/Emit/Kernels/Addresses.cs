using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>
/// Pointers with offsets as C# text. An offset is an element's address, since C# looks through all its operators for every sum of a pointer and a
/// number: a third of the time it takes to compile a program. What is negative is subtracted, never added: in projects that check arithmetic, a
/// pointer plus a negative number overflows.
/// </summary>
internal static class Addresses
{
    /// <summary><c>&amp;a[t * 112 + 784]</c>, <c>a + 1184 - t * 80</c>.</summary>
    public static string Pointer(string pointer, AffineIndex index) => Parts(index, -1).Any() ? Sum(pointer, index) : Parts(index, 1).Any() ? "&" + Element(pointer, index) : Identifiers.Escape(pointer);

    /// <summary>The float there.</summary>
    public static string Element(string pointer, AffineIndex index) =>
        Parts(index, -1).Any() ? $"*({Sum(pointer, index)})" : Parts(index, 1).Any() ? $"{Identifiers.Escape(pointer)}[{Index(index)}]" : "*" + Identifiers.Escape(pointer);

    /// <summary>The number that an index is: <c>t * 112 + 784</c>.</summary>
    public static string Index(AffineIndex index)
    {
        var terms = index.Terms.Select(t => t.Stride == 1 ? t.Variable.Name : $"{t.Variable.Name} * {Literal.Int(t.Stride)}").ToList();
        string constant = index.Constant < 0 ? $" - {Literal.Int(-index.Constant)}" : $" + {Literal.Int(index.Constant)}";
        return terms.Count == 0 ? Literal.Int(index.Constant) : string.Join(" + ", terms) + (index.Constant == 0 ? "" : constant);
    }

    private static string Sum(string pointer, AffineIndex index) =>
        Identifiers.Escape(pointer) + string.Concat(Parts(index, 1).Select(part => " + " + part)) + string.Concat(Parts(index, -1).Select(part => " - " + part));

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
