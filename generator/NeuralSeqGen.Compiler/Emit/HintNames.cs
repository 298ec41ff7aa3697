using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Names of generated files: readable, at most 80 characters, different for models that differ in case or namespace only.</summary>
internal static class HintNames
{
    private const int LongestStem = 40;

    /// <summary><c>Model1.5d41402a.g.cs</c>, or <c>Model1.5d41402a.Program512.g.cs</c> with a part.</summary>
    public static string Of(ModelSpec spec, string part = "")
    {
        string fullName = string.Join(".", spec.ContainingTypes.Prepend(spec.Namespace).Append(spec.MetadataName.Length > 0 ? spec.MetadataName : spec.TypeName));
        string stem = new(spec.TypeName.Where(IsPlain).Take(LongestStem).ToArray());
        return stem + "." + StableHash.Hex(fullName, 8) + (part.Length > 0 ? "." + part : "") + ".g.cs";
    }

    /// <summary>The file of a program: its vector width is the part.</summary>
    public static string OfProgram(ModelSpec spec, int bits) => Of(spec, "Program" + Literal.Int(bits));

    /// <summary>The file by which an assembly carries a function: <c>Function.5d41402abc4b2a76.g.cs</c>.</summary>
    public static string OfFunction(string id) => "Function." + StableHash.Hex(id, 16) + ".g.cs";

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
