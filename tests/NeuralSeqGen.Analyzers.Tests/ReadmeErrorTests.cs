using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests;

/// <summary>The error that the README begins with is the one that is reported: its only one, in these words, at this place.</summary>
public sealed partial class ReadmeErrorTests
{
    [Fact]
    public async Task FirstExample_ReadsAsReported()
    {
        string[] lines = Example().Match(await File.ReadAllTextAsync(Readme(), TestContext.Current.CancellationToken)).Groups[1].Value.Split('\n');
        int mark = Array.FindIndex(lines, line => line.Trim() is ['~', ..]);
        string head = "using NeuralSeqGen;\n" + string.Join('\n', lines[..(mark - 1)]) + "\nstatic class Program { static void Run(Model3 model3, float[,,] x, float[,,] y1, FitOptions options) {\n";
        var tree = CSharpSyntaxTree.ParseText(head + lines[mark - 1] + "\n} }", path: "Readme.cs", cancellationToken: TestContext.Current.CancellationToken);
        var error = Assert.Single(await ErrorsAsync(tree));

        string said = string.Join(' ', lines[(mark + 1)..].Select(line => line.Trim())).Trim();
        Assert.Equal(said, $"error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        Assert.Equal((lines[mark].IndexOf('~', StringComparison.Ordinal), lines[mark].Count(c => c == '~')), (error.Location.SourceSpan.Start - head.Length, error.Location.SourceSpan.Length));
    }

    private static async Task<IReadOnlyList<Diagnostic>> ErrorsAsync(SyntaxTree tree)
    {
        var compilation = CSharpCompilation.Create("Readme", [tree], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        CSharpGeneratorDriver.Create(new SurfaceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, TestContext.Current.CancellationToken);
        var semantics = updated.GetSemanticModel(updated.SyntaxTrees.Single(t => t.FilePath == "Readme.cs"));
        var found = await updated.WithAnalyzers([new FitCallAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(semantics, null, TestContext.Current.CancellationToken);
        return [.. semantics.GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).Concat(found).Where(d => d.Severity == DiagnosticSeverity.Error)];
    }

    private static string Readme([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "README.md"));

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
