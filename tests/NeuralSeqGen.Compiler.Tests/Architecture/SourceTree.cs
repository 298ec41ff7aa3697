using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>The repository's C# files, for tests of what imports what.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    /// <summary>Every source file under a folder of the repository, build outputs left out.</summary>
    internal static IEnumerable<string> Files(params string[] folder)
    {
        string path = Path.Combine([Root, .. folder]);
        return Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(Path.GetRelativePath(path, file), @"(^|[\\/])(bin|obj)[\\/]"));
    }

    /// <summary>The compiler's folders that a file refers to, by a using directive or a qualified name.</summary>
    internal static IEnumerable<string> CompilerFoldersIn(string file) =>
        Regex.Matches(WithoutComments(file), @"\bNeuralSeqGen\.Compiler\.(\w+)").Select(match => match.Groups[1].Value).Distinct();

    /// <summary>The text of a file without comments and its namespace line.</summary>
    internal static string WithoutComments(string file) =>
        Regex.Replace(File.ReadAllText(file), @"(?m)//.*$|^namespace .*$", "");

    private static string Here([CallerFilePath] string path = "") => path;
}
