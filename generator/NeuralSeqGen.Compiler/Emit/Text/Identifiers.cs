namespace NeuralSeqGen.Compiler.Emit.Text;

/// <summary>Names as C# text holds them.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is",
        "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe",
        "ushort", "using", "virtual", "void", "volatile", "while",
        "dynamic", "extension", "field", "file", "nint", "notnull", "nuint", "partial", "record", "required", "scoped", "unmanaged", "var", "where", "yield",
    ];

    /// <summary>With <c>@</c> in front where the name is a keyword, or could be read as one.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The scope of nodes as part of a method's name: letters and digits in Pascal case.</summary>
    public static string Method(string scope)
    {
        var words = new string(scope.Select(c => char.IsLetterOrDigit(c) && c < 128 ? c : ' ').ToArray()).Split(' ').Where(w => w.Length > 0);
        string name = string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));
        return name.Length == 0 || char.IsDigit(name[0]) ? "Update" + name : name;
    }
}
