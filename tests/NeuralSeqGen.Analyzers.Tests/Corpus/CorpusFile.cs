using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>A file of a program that is no source, such as a list of words.</summary>
internal sealed class CorpusFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
