using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Prints members of the surface, or their stubs.</summary>
/// <param name="writer">Where to.</param>
/// <param name="stub">What every body is in a stub; null for a model that works.</param>
/// <param name="taken">Names that the author's half already has; members of these names are left out.</param>
internal sealed class SurfaceWriter(SourceWriter writer, string? stub, IReadOnlyCollection<string> taken)
{
    private const int LongestLine = 170;

    public void Write(IEnumerable<SurfaceMember> members)
    {
        foreach (var member in members.Where(m => IsFree(m.Name) && (taken.Count == 0 || !m.IsExplicit)))
        {
            Write(member);
        }
    }

    /// <summary>Whether the author's half leaves a name to us.</summary>
    public bool IsFree(string name) => !taken.Contains(name);

    public void Write(SurfaceMember member)
    {
        writer.Line();
        WriteDocumentation(member.Documentation);
        writer.Line(SurfaceText.MemberAttributes);
        foreach (string attribute in member.Attributes)
        {
            writer.Line("[" + attribute + "]");
        }

        WriteDeclaration(member);
    }

    public void WriteDocumentation(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            writer.Line(("/// " + line).TrimEnd());
        }
    }

    private void WriteDeclaration(SurfaceMember member)
    {
        string head = member.Head + (member.Parameters is { } p ? Join(member.Head, p) : "");
        if (member.IsBlock && stub is null)
        {
            using (writer.Open(head))
            {
                writer.Line(member.Body);
            }
        }
        else if (member.Setter is { } setter)
        {
            using (writer.Open(head))
            {
                writer.Line("get => " + (stub ?? member.Body) + ";");
                writer.Line("set => " + (stub ?? setter) + ";");
            }
        }
        else
        {
            string body = (stub ?? member.Body) + ";";
            bool fits = head.IndexOf('\n') < 0 && head.Length + body.Length + 4 <= LongestLine;
            writer.Line(head + (fits ? " => " : " =>\n    ") + body);
        }
    }

    private static string Join(string head, IReadOnlyList<string> parameters) =>
        head.Length + parameters.Sum(p => p.Length + 2) <= LongestLine
            ? "(" + string.Join(", ", parameters) + ")"
            : "(\n    " + string.Join(",\n    ", parameters) + ")";
}
