using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>A diagnostic that a program has to get.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Span">What it underlines.</param>
internal sealed record CorpusMark(string Id, string File, TextSpan Span);
