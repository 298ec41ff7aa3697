using Microsoft.CodeAnalysis;
using Speed;

namespace Compiler;

/// <summary>What models add to a build: lines, the generator's time, the C# compiler's time for their code; with all vector widths, and with 128 bits alone, as a build for debugging has it.</summary>
internal static class Builds
{
    public static void Run(double seconds)
    {
        foreach (string widths in new[] { "", "128" })
        {
            string suffix = widths.Length == 0 ? "" : $", {widths} bits";
            Run("model1" + suffix, ModelProject.Create(1), widths, seconds);
            Run("20 small models" + suffix, ModelProject.CreateSmall(20), widths, seconds);
        }
    }

    private static void Run(string what, Compilation project, string widths, double seconds)
    {
        double generate = Figure.Median(seconds, () => ModelProject.Driver(widths).RunGenerators(project));
        Figure.Print(what, "generate", generate * 1e3, "ms");
        ModelProject.Driver(widths).RunGeneratorsAndUpdateCompilation(project, out var whole, out _);
        var generated = whole.SyntaxTrees.Except(project.SyntaxTrees).ToList();
        Figure.Print(what, "emitted_lines", generated.Sum(tree => tree.GetText().Lines.Count), "lines");
        Figure.Print(what, "compile", Figure.Median(seconds, () => Compile(whole)) * 1e3, "ms");
        Figure.Print(what, "compile_without", Figure.Median(seconds, () => Compile(project)) * 1e3, "ms");
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
