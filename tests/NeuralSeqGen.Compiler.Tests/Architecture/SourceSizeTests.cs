using System.Text.RegularExpressions;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>Files and types stay short enough to be read at one go.</summary>
public sealed class SourceSizeTests
{
    private const int LinesOfAFile = 200;
    private const int LinesOfAType = 400;

    public static TheoryData<string> Folders => ["src", "generator", "analyzers"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void NoFile_IsLonger(string folder) =>
        Assert.Empty(SourceTree.Files(folder).Where(file => Lines(file) > LinesOfAFile).Select(file => $"{Path.GetRelativePath(SourceTree.Root, file)}: {Lines(file)}"));

    /// <summary>The files of a partial type count together.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void NoType_IsLongerOverItsParts(string folder)
    {
        var types = SourceTree.Files(folder).GroupBy(TypeOf).Select(parts => (Name: parts.Key, Lines: parts.Sum(Lines))).ToList();
        Assert.Contains(types, type => type.Lines > LinesOfAType / 4); // so many files are read as types
        Assert.Empty(types.Where(type => type.Lines > LinesOfAType).Select(type => $"{type.Name}: {type.Lines}"));
    }

    /// <summary>The one type of a file, by its declaration; the file's name where a delegate or statements stand in it.</summary>
    private static string TypeOf(string file)
    {
        string declared = Regex.Match(File.ReadAllText(file), @"(?m)^[\w ]*\b(?:record struct|class|struct|interface|enum|record) (\w+)").Groups[1].Value;
        return $"{SourceTree.Namespace(file)}.{(declared.Length > 0 ? declared : Path.GetFileName(file).Split('.')[0])}";
    }

    private static int Lines(string file) => File.ReadLines(file).Count();
}
