using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What the generator made of some sources.</summary>
internal sealed record GeneratorRun(GeneratorDriver Driver, CSharpCompilation Compilation, GeneratorRunResult Result)
{
    /// <summary>Generated text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } = Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>The file with the public half of a model, or its stub.</summary>
    public string Surface(string model) =>
        Assert.Single(Files, f => f.Key.StartsWith(model + ".", StringComparison.Ordinal) && f.Key.Count(c => c == '.') == 3).Value;

    /// <summary>Everything the C# compiler has to say, hidden advice included.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. Compilation.GetDiagnostics()];

    public IReadOnlyList<string> ErrorIds => [.. Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];

    /// <summary>Demands that nothing at all is reported, then emits and loads.</summary>
    public LoadedModels Load()
    {
        Assert.True(Diagnostics.Count == 0, string.Join("\n", Diagnostics.Take(10)));
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        image.Position = 0;
        return new LoadedModels(image);
    }
}
