using System.Text.RegularExpressions;

namespace NeuralSeqGen.Analyzers.Tests.Robustness;

/// <summary>The programs of this repository: its samples, the models of its tests and benchmarks, and what README and the pages of the rules show.</summary>
internal static partial class OwnSources
{
    /// <summary>Each sample, test project and benchmark that declares models, by its folder.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Texts)> Projects() =>
        Directory.GetFiles(Root(), "*.csproj", SearchOption.AllDirectories).Select(Path.GetDirectoryName).Order(StringComparer.Ordinal)
            .Select(folder => (Path.GetRelativePath(Root(), folder!), Files(folder!)))
            .Where(project => project.Item2.Any(text => text.Contains("[SequenceModel", StringComparison.Ordinal)));

    /// <summary>Each example of C# in README that declares a model.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Texts)> Readme() =>
        Blocks(File.ReadAllText(Path.Combine(Root(), "README.md"))).Select((text, i) => ($"README {i}", (IReadOnlyList<string>)["using NeuralSeqGen;\n" + text]));

    /// <summary>Each example on the page of a rule.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Texts)> Pages() =>
        Directory.GetFiles(Path.Combine(Root(), "analyzers", "docs"), "NSG*.md").Order(StringComparer.Ordinal)
            .SelectMany(page => Blocks(File.ReadAllText(page)).Select((text, i) => ($"{Path.GetFileName(page)} {i}", (IReadOnlyList<string>)["using NeuralSeqGen;\n" + text])));

    private static IEnumerable<string> Blocks(string markdown) =>
        Block().Matches(markdown.ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value).Where(text => text.Contains("[SequenceModel", StringComparison.Ordinal));

    private static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
