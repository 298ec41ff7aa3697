using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>Says of a model in Visual Basic that it is not compiled: the generator writes C#. Uses nothing of the C# compiler, which need not be there.</summary>
#pragma warning disable RS1004, RS1038 // for Visual Basic alone, and of this assembly only what is loaded with it
[DiagnosticAnalyzer(LanguageNames.VisualBasic)]
#pragma warning restore RS1004, RS1038
public sealed class OtherLanguageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(RuleIds.NotCSharp);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol.GetAttributes().Any(a => ModelAttributes.IsSequenceModel(a.AttributeClass)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Get(RuleIds.NotCSharp), context.Symbol.Locations[0], context.Symbol.Name));
        }
    }
}
