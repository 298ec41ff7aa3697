using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>
/// What of a file may become C#: every name and every value of an attribute passes here. A file's texts are whatever its author wrote; only literals, members of enums, names of
/// nodes and lists of these come out, so that no file can write code.
/// </summary>
internal static partial class CSharpText
{
    /// <summary>The name of an attribute.</summary>
    public static string Name(string name) => NamePattern().IsMatch(name) ? name : throw Refused(name);

    /// <summary>The name of a class, a node or a property.</summary>
    public static string Identifier(string name) => IdentifierPattern().IsMatch(name) ? name : throw Refused(name);

    /// <summary>Whether a text can be the name of a class.</summary>
    public static bool IsIdentifier(string name) => IdentifierPattern().IsMatch(name);

    /// <summary>The value of an argument.</summary>
    public static string Value(string value) => ValuePattern().IsMatch(value) ? value : throw Refused(value);

    /// <summary>A text in quotation marks.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c is '"' or '\\' || char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A text without line breaks, for comments and for sentences.</summary>
    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);

    /// <summary>Whether a value is a member of an enum that there is not.</summary>
    public static bool IsUnknownMember(string value) => value.Split('.') is [var type, var member] && IdentifierPattern().IsMatch(type) && IdentifierPattern().IsMatch(member)
        && !(typeof(ModelPartAttribute).Assembly.GetType("NeuralSeqGen." + type) is { IsEnum: true } found && Enum.GetNames(found).Contains(member));

    private static UnsupportedKerasException Refused(string text) => new(OneLine(text.Length > 80 ? text[..80] + "…" : text));

    private const string Word = @"[\p{L}_][\p{L}\p{Nd}_]*";

    private const string Text = """
        "(?:[^"\\\p{Cc}\u2028\u2029]|\\u[0-9A-Fa-f]{4}|\\["\\nrtbf])*"
        """;

    private const string Atom = $@"(?:-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|{Word}\.{Word}|(?:nameof|typeof)\({Word}\)|{Text})";

    [GeneratedRegex($@"\A{Word}(?:\.{Word}|<{Word}>)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex($@"\A{Word}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex($@"\A(?:{Atom}|new(?: int| double| string)?\[\] \{{ (?:{Atom}(?:, {Atom})*)? ?\}})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValuePattern();
}
