using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>The repository's files, for tests of what they say.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    /// <summary>Every source file under a folder of the repository, build outputs left out.</summary>
    internal static IEnumerable<string> Files(params string[] folder)
    {
        string path = Path.Combine([Root, .. folder]);
        return Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(Path.GetRelativePath(path, file), @"(^|[\\/])(bin|obj)[\\/]"));
    }

    /// <summary>A text file of the repository.</summary>
    internal static string Text(string name) => File.ReadAllText(Path.Combine(Root, name)).ReplaceLineEndings("\n");

    /// <summary>The namespace that a file declares; empty without one.</summary>
    internal static string Namespace(string file) => Regex.Match(File.ReadAllText(file), @"(?m)^namespace ([\w.]+)").Groups[1].Value;

    /// <summary>The text of a file without comments and its namespace line.</summary>
    internal static string WithoutComments(string file) =>
        Regex.Replace(File.ReadAllText(file), @"(?m)//.*$|^namespace .*$", "");

    private static string Here([CallerFilePath] string path = "") => path;
}
