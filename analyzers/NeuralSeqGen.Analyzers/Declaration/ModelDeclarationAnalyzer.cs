using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>Reports what the compiler finds in the attributes of a model, each finding at the attribute it is about. Parses and binds with the generator's own code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // The stub of an invalid model must never go unexplained, whoever wrote its declaration.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(ModelAttributes.SequenceModel).IsEmpty)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!BoundSource.IsModel(type))
        {
            return;
        }

        var source = BoundSource.Of(type, context.Options, context.CancellationToken);
        foreach (var finding in source.Model.Findings)
        {
            context.ReportDiagnostic(Create(source, finding, context.CancellationToken));
        }
    }

    private static Diagnostic Create(BoundSource source, Finding finding, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var edits = FixPlanner.ForFinding(source.Model, finding);
        return Diagnostic.Create(
            Descriptors.Get(finding.RuleId), source.Map.Locate(finding.Part, finding.Place), edits.SelectMany(edit => edit.Steps).Select(step => source.Map.Locate(step.Part)), FixProperties.Write(edits), [.. finding.Arguments]);
    }
}
