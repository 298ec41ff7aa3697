using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Analyzers.Tests.Corpus;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Tests.Robustness;

/// <summary>
/// The right functions of the corpus while someone types in them: without one of their tokens, with one twice, or up to one. Reading and running them never
/// throws, and a model that does not come of it has a finding, or an error of C#. Some edits are drawn; the environment variable <c>NSG_EDITS</c> says how
/// many, or <c>all</c>.
/// </summary>
public sealed class FunctionEditTests
{
    private const int Drawn = 1000;

    [Fact]
    public void EditedFunctions_AreHandled()
    {
        var edits = FunctionPrograms.In("Right").SelectMany(program => Edits(program.Files[0].Text)).ToList();
        string? wanted = Environment.GetEnvironmentVariable("NSG_EDITS");
        var random = new Random(20);
        int drawn = int.TryParse(wanted, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : Drawn;
        Parallel.ForEach(wanted == "all" ? edits : [.. Enumerable.Range(0, drawn).Select(_ => edits[random.Next(edits.Count)])], Check);
    }

    private static IEnumerable<string> Edits(string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).SelectMany(token => new[]
        {
            text.Remove(token.SpanStart, token.Span.Length), text.Insert(token.SpanStart, token.Text + " "), text[..token.Span.End],
        });

    private static void Check(string text)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = FunctionPrograms.Compile(text, cancellation);
        foreach (var type in FunctionPrograms.Models(compilation, cancellation))
        {
            var model = ModelBinder.Bind(ModelParser.Parse(type, cancellation));
            var map = SourceMap.Of(type, cancellation);
            Assert.All(model.Findings, finding => Assert.True(map.Locate(finding.Part, finding.Place).IsInSource, text));
            Assert.True(model.IsValid || model.Findings.Count > 0 || compilation.GetDiagnostics(cancellation).Any(d => d.Severity == DiagnosticSeverity.Error), text);
        }
    }
}
