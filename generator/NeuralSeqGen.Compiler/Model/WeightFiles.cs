using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>Puts what is known of a project's weight files into the models that name them.</summary>
internal static class WeightFiles
{
    public const string Part = "WeightFile";

    /// <summary>What the path of a text about a weight file ends with, behind that of the file.</summary>
    private const string Ending = ".json";

    /// <summary>The files that a model names; a model inside it takes its weights from the outer one.</summary>
    public static IEnumerable<string> Named(ModelSpec spec) => spec.Parts.Select(Named).Where(path => path is not null).Select(path => path!);

    /// <summary>Whether a path is that of the text about a file that is named so. The build writes that text inside its own folder: what leads out of the project is written as NeuralSeqGen.targets writes it.</summary>
    public static bool Matches(string path, string named) => VocabularyFiles.Matches(path, Inside(named) + Ending);

    private static string Inside(string named) => (named.StartsWith("./", System.StringComparison.Ordinal) || named.StartsWith(".\\", System.StringComparison.Ordinal) ? named.Substring(2) : named).Replace("..", "__").Replace(':', '_');

    public static ModelSpec Complete(ModelSpec spec, IReadOnlyCollection<WeightHeader> headers) => Named(spec).Any() ? spec with { Parts = spec.Parts.Select(p => Complete(p, headers)).ToEquatableArray() } : spec;

    private static PartSpec Complete(PartSpec part, IReadOnlyCollection<WeightHeader> headers) =>
        Named(part) is { } path ? part with { WeightFile = Find(path, headers.Where(header => Matches(header.Path, path)).ToList()) } : part;

    private static string? Named(PartSpec part) => part is { Name: Part, IsBroken: false } ? part["Path"] as string : null;

    private static WeightFileSpec Find(string path, IReadOnlyList<WeightHeader> found) => found switch
    {
        [var one] => one.File,
        [] => new("", "", $"is not among the WeightFile items of the project, which is how the build reads and embeds it. Write <WeightFile Include=\"{path}\" /> in an <ItemGroup> of the project file."),
        _ => new("", "", $"could be {string.Join(" or ", found.Select(header => $"'{header.File.Resource}'").OrderBy(text => text, System.StringComparer.Ordinal))}. Write more of its path."),
    };
}
