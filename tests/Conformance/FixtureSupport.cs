using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Conformance;

/// <summary>Whether the compiler has what a case needs; decided by the catalogues and the binder alone, so that cases run as soon as they can.</summary>
internal static class FixtureSupport
{
    /// <summary>What is missing, in words; null when the case can be run.</summary>
    public static string? ReasonAgainst(Fixture fixture)
    {
        var model = FixtureModel.Of(fixture);
        string[] missing = [.. FixtureFormat.Unknown(fixture).Concat(model.Missing).Distinct()];
        return missing.Length > 0 ? string.Join("; ", missing) : BinderAgainst(model);
    }

    /// <summary>The case's model, bound.</summary>
    public static BoundModel Bind(FixtureModel model) => ModelSource.BindDeclaration(model.Declaration("public sealed partial class Model1"));

    /// <summary>The model of every case in a folder that can be run, bound.</summary>
    public static IEnumerable<BoundModel> Models(string folder) => Fixture.ReadAll(folder).Where(fixture => ReasonAgainst(fixture) is null).Select(fixture => Bind(FixtureModel.Of(fixture)));

    private static string? BinderAgainst(FixtureModel model) =>
        Bind(model).Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence).FirstOrDefault();
}
