namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Members of models with several inputs or outputs whose arrays lie flat: spans cannot stand in an array, so they are pinned and passed by address.</summary>
internal static class FlatForms
{
    private const string FlatArray = TypeNames.Services + "FlatArray";

    /// <summary>A member that pins its spans.</summary>
    /// <param name="head">Return type and name.</param>
    /// <param name="method">The runtime's method.</param>
    /// <param name="arrays">The spans, list by list: one argument of the runtime's method each.</param>
    /// <param name="before">Its arguments before them.</param>
    /// <param name="after">Its arguments behind them.</param>
    public static SurfaceMember Member(string head, string method, IReadOnlyList<SurfacePort>[] arrays, string[] before, params string[] after)
    {
        bool isVoid = head.StartsWith("public void ", System.StringComparison.Ordinal);
        string[] arguments = [.. before, .. arrays.Select(List), .. after.Length > 0 ? new[] { string.Join(", ", after) } : []];
        string[] lines =
        [
            "unsafe", "{",
            .. arrays.SelectMany(a => a).Select(p => $"    fixed ({p.ElementType}* {p.Pointer} = {p.Name})"),
            "    {",
            $"        {(isVoid ? "" : "return ")}__core.{method}(",
            "            " + string.Join(",\n            ", arguments) + ");",
            "    }", "}",
        ];
        return new(head, string.Join("\n", lines)) { IsBlock = true };
    }

    private static string List(IReadOnlyList<SurfacePort> ports) => "[" + string.Join(", ", ports.Select(p => $"{FlatArray}.Of({p.Pointer}, {p.Name}.Length)")) + "]";
}
