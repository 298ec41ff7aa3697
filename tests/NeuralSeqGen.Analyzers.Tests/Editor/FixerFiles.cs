using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.Editor;

/// <summary>Reads code fix providers from a file as an editor does: by their attribute.</summary>
internal static class FixerFiles
{
    public static IEnumerable<CodeFixProvider> GetFixers(this AnalyzerFileReference reference) =>
        reference.GetAssembly().GetTypes().Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null).OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);
}
