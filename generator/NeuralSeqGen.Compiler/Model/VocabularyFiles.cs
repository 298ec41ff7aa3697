using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>Puts what is known of a project's files into the models that name them.</summary>
internal static class VocabularyFiles
{
    public const string Part = "VocabularyFile";

    /// <summary>The files that a model and those inside it name.</summary>
    public static IEnumerable<string> Named(ModelSpec spec) => spec.Parts.SelectMany(p => Named(p) is { } path ? [path] : p.SubModel?.Model is { } inner ? Named(inner) : []);

    /// <summary>Whether a path is that of a file that is named so.</summary>
    public static bool Matches(string path, string named)
    {
        string full = path.Replace('\\', '/'), end = named.Replace('\\', '/');
        return end.Length > 0 && full.EndsWith(end, StringComparison.Ordinal) && (full.Length == end.Length || full[full.Length - end.Length - 1] == '/');
    }

    public static ModelSpec Complete(ModelSpec spec, IReadOnlyCollection<VocabularyText> texts) => Named(spec).Any() ? spec with { Parts = spec.Parts.Select(p => Complete(p, texts)).ToEquatableArray() } : spec;

    private static PartSpec Complete(PartSpec part, IReadOnlyCollection<VocabularyText> texts) =>
        Named(part) is { } path ? part with { Vocabulary = Find(path, texts.Where(text => Matches(text.Path, path)).ToList()) } :
        part.SubModel is { Model: { } inner, IsForeign: false } sub ? part with { SubModel = sub with { Model = Complete(inner, texts) } } : part;

    private static string? Named(PartSpec part) => part is { Name: Part, IsBroken: false } ? part["Path"] as string : null;

    private static VocabularySpec Find(string path, IReadOnlyList<VocabularyText> found) => found switch
    {
        [{ WrongLine: 0 } one] => new(one.Tokens, StartEnd: one.StartEnd),
        [var wrong] => new(0, $"has a line {wrong.WrongLine.ToString(CultureInfo.InvariantCulture)} that is no token: it is blank, or has white space. Write one token per line."),
        [] => new(0, $"is not among the AdditionalFiles of the project, which is how the compiler gets to read it. Write <AdditionalFiles Include=\"{path}\" /> in an <ItemGroup> of the project file."),
        _ => new(0, $"could be {string.Join(" or ", found.Select(text => $"'{text.Path}'").OrderBy(text => text, StringComparer.Ordinal))}. Write more of its path."),
    };
}
