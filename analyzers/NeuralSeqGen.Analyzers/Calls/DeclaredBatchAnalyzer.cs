using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>A Fit of a stateful model whose options, as far as they are certain, ask for another number of rows than it keeps states for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredBatchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(RuleIds.DeclaredBatchSize);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(ModelAttributes.SequenceModel).IsEmpty)
            {
                start.RegisterOperationAction(Analyze, OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "Fit" && FitOption.Argument(call) is { } options && FitOption.Of(options, "BatchSize") is { Value: int wanted, Written: { } written }
            && Declared(call, new(context.Options, context.CancellationToken)) is var (name, batch) && batch > 0 && wanted > 0 && wanted != batch)
        {
            // options from a variable may be right for other calls of it
            var place = call.Syntax.Span.Contains(written.Syntax.Span) ? written.Syntax : options.Value.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Get(RuleIds.DeclaredBatchSize), place.GetLocation(), name, batch.ToString(CultureInfo.InvariantCulture), wanted.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static (string Name, int Batch)? Declared(IInvocationOperation call, ModelLookup models) =>
        call.TargetMethod.ContainingType is { DeclaringSyntaxReferences.Length: > 0 } type && BoundSource.IsModel(type) && models[type].Model is { IsValid: true } model ? (model.Name, model.StatefulBatch) : null;
}
