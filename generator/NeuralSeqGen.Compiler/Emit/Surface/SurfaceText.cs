using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Attributes and escapes of generated members.</summary>
internal static class SurfaceText
{
    public const string Hidden = "global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)";

    /// <summary>On members, not on the class: its author's half is not generated. Kernels stay without, so that breakpoints land in them.</summary>
    public static string MemberAttributes { get; } = SourceHeader.GeneratedCode.TrimEnd(']') + ", global::System.Diagnostics.DebuggerNonUserCode]";

    /// <summary>The ports as arguments: <c>source, phones</c>.</summary>
    public static string Names(IEnumerable<SurfacePort> ports) => string.Join(", ", ports.Select(p => p.Name));

    /// <summary>Text as XML documentation holds it.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Summary(string text) => "<summary>" + text + "</summary>";

    public static string Param(string name, string text) => $"<param name=\"{name}\">{text}</param>";

    public static string Returns(string text) => "<returns>" + text + "</returns>";
}
