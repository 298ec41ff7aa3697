using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>
/// Counts the symbols of the files that models name, as the runtime's Vocabulary.Load does: of those that Vocabulary.Save wrote, whose first line says what they
/// are, and of files with one token per line.
/// </summary>
internal static class VocabularyReader
{
    private const string Kind = "vocabulary ", StartEnd = "startEnd";

    // a text is counted once, however many models and analyzers ask
    private static readonly ConditionalWeakTable<SourceText, VocabularyText> Counted = new();

    /// <summary>The model with what its files hold; those that it does not name are not read.</summary>
    public static ModelSpec Complete(ModelSpec spec, IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        var named = VocabularyFiles.Named(spec).ToList();
        return named.Count == 0 ? spec : VocabularyFiles.Complete(spec, files.Where(file => named.Any(name => VocabularyFiles.Matches(file.Path, name))).Select(file => Read(file, cancellation)).ToList());
    }

    public static VocabularyText Read(AdditionalText file, CancellationToken cancellation)
    {
        var counted = file.GetText(cancellation) is { } text ? Counted.GetValue(text, Count) : new("", 0, 1);
        return counted with { Path = file.Path };
    }

    private static VocabularyText Count(SourceText text)
    {
        var lines = text.Lines.Select(line => line.ToString()).ToList();
        if (lines[lines.Count - 1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        string[]? header = Header(lines.FirstOrDefault() ?? "");
        int first = header is null ? 0 : 1;
        int wrong = lines.FindIndex(first, line => line.Length == 0 || line.Any(char.IsWhiteSpace));
        return new("", new HashSet<string>(lines.Skip(first), StringComparer.Ordinal).Count, wrong + 1, header is null ? null : header.Contains(StartEnd));
    }

    /// <summary>The words of the first line, where it is no token but says what the file is.</summary>
    private static string[]? Header(string line) =>
        line.StartsWith(Kind, StringComparison.Ordinal) && line.Substring(Kind.Length).Split(' ') is ["words" or "characters", ..] words ? words : null;
}
