using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>
/// Members that nobody may call. Without analyzers the C# compiler refuses them by <c>[Obsolete]</c>, in a sentence that begins with the signature. Where
/// analyzers run, they say the sentence alone and at the argument: calls in the project itself bind to an internal member without the attribute, and
/// those of other projects, which need not have analyzers, to a public twin that has it.
/// </summary>
internal static class Refusals
{
    /// <param name="member">The member, without a body.</param>
    /// <param name="ruleId">Which rule forbids the call.</param>
    /// <param name="name">The constant with the sentence.</param>
    /// <param name="analyzersRun">Whether an analyzer reports calls.</param>
    public static IEnumerable<SurfaceMember> Of(SurfaceMember member, string ruleId, string name, bool analyzersRun)
    {
        string obsolete = $"global::System.Obsolete(__Mistakes.{name}, true, DiagnosticId = {Literal.String(ruleId)}, UrlFormat = __Mistakes.Page), {SurfaceText.Hidden}";
        var refused = new SurfaceMember(member.Head, $"throw new global::System.InvalidOperationException(__Mistakes.{name})") { Parameters = member.Parameters, Attributes = [obsolete] };
        return analyzersRun ? [refused with { Head = "internal" + member.Head.Substring("public".Length), Attributes = [SurfaceText.Hidden] }, refused with { Parameters = Twin(member.Parameters!) }] : [refused];
    }

    /// <summary>The same parameters in a form that C# prefers less: the first one by reference, or an optional one where there is none.</summary>
    private static IReadOnlyList<string> Twin(IReadOnlyList<string> parameters) => parameters.Count == 0 ? ["int unused = 0"] : ["in " + parameters[0], .. parameters.Skip(1)];
}
