using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>Reports a vector width in the project file that there is none of: once for the project, at no place in its code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VectorWidthsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(RuleIds.UnknownVectorWidth);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(VectorWidths.Option, out string? widths);
        VectorWidths.Parse(widths, out string? unknown);
        if (unknown is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Get(RuleIds.UnknownVectorWidth), Location.None, widths, unknown));
        }
    }
}
