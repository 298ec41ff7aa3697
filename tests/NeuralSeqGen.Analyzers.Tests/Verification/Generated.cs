using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Lets tested source have its generated half, as the package sets a project up.</summary>
internal static class Generated
{
    public static void Add<T>(AnalyzerTest<T> test)
        where T : IVerifier, new() =>
        test.SolutionTransforms.Add((solution, id) => solution.AddAnalyzerReference(id, SurfaceGenerator.Reference)
            .WithProjectCompilationOptions(id, ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithAllowUnsafe(true)));

    /// <summary>Where it has nodes, whose properties need it, or constructors, which begin with the generated one.</summary>
    public static void AddForNodes<T>(AnalyzerTest<T> test, string source)
        where T : IVerifier, new()
    {
        if (source.Contains("LayerNode", StringComparison.Ordinal) || source.Contains("public Model(", StringComparison.Ordinal))
        {
            Add(test);
        }
    }
}
