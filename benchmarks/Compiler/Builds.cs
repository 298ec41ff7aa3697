using Microsoft.CodeAnalysis;
using Speed;

namespace Compiler;

/// <summary>What one model adds to a build: lines, the generator's time, the C# compiler's time for its code.</summary>
internal static class Builds
{
    public static void Run(double seconds)
    {
        var project = (Compilation)ModelProject.Create(1);
        double generate = Figure.Median(seconds, () => ModelProject.Driver().RunGenerators(project));
        Figure.Print("model1", "generate", generate * 1e3, "ms");
        ModelProject.Driver().RunGeneratorsAndUpdateCompilation(project, out var whole, out _);
        var generated = whole.SyntaxTrees.Except(project.SyntaxTrees).ToList();
        Figure.Print("model1", "emitted_lines", generated.Sum(tree => tree.GetText().Lines.Count), "lines");
        Figure.Print("model1", "compile", Figure.Median(seconds, () => Compile(whole)) * 1e3, "ms");
        Figure.Print("model1", "compile_without", Figure.Median(seconds, () => Compile(project)) * 1e3, "ms");
    }

    // a clone shares the syntax trees, as in a build, but none of the semantic work
    private static void Compile(Compilation compilation)
    {
        var result = compilation.Clone().Emit(Stream.Null);
        if (compilation.SyntaxTrees.Count() > 2 && !result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        }
    }
}
