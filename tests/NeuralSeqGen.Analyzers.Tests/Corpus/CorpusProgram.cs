using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>A program of the corpus: its files, and the diagnostics that the text marks as <c>{|NSG0301:y|}</c>.</summary>
/// <param name="Title">What it shows, behind the name of the file that holds it.</param>
/// <param name="Files">Name and text without marks.</param>
/// <param name="Marks">What has to be reported.</param>
internal sealed record CorpusProgram(string Title, IReadOnlyList<(string Name, string Text)> Files, IReadOnlyList<CorpusMark> Marks)
{
    private const string Program = "=== ", File = "--- ";

    /// <summary>Those of all files of a directory of the corpus.</summary>
    public static IReadOnlyList<CorpusProgram> In(string directory) =>
        [.. Directory.GetFiles(Path.Combine(Root(), directory), "*.txt").Order(StringComparer.Ordinal).SelectMany(path => Parse(Path.GetFileNameWithoutExtension(path), System.IO.File.ReadAllText(path)))];

    /// <summary>Programs begin with a line <c>=== title</c>; further files of one with <c>--- Name.cs</c>.</summary>
    private static IEnumerable<CorpusProgram> Parse(string file, string text) =>
        ("\n" + text.ReplaceLineEndings("\n")).Split("\n" + Program).Skip(1).Select(program => One(file, program));

    private static CorpusProgram One(string file, string program)
    {
        var (title, rest) = Cut(program);
        var parts = ("\n" + File + "Program.cs\n" + rest).Split("\n" + File).Skip(1).Select(Cut).ToList();
        var files = new List<(string, string)>();
        var marks = new List<CorpusMark>();
        foreach (var (name, marked) in parts)
        {
            TestFileMarkupParser.GetSpans(marked, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
            files.Add((name, output));
            marks.AddRange(spans.SelectMany(pair => pair.Value.Select(span => new CorpusMark(pair.Key, name, span))));
        }

        return new($"{file}: {title}", files, marks);
    }

    private static (string Line, string Below) Cut(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end].Trim(), text[(end + 1)..]);
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
