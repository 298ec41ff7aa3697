using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>A Fit of a stateful model whose options, written in the call, ask for another number of rows than it keeps states for.</summary>
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
        if (call.TargetMethod.Name == "Fit" && Wanted(call) is { Value.ConstantValue: { HasValue: true, Value: int wanted } } assigned && Declared(call, context.CancellationToken) is var (name, batch) && batch > 0 && wanted > 0 && wanted != batch)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Get(RuleIds.DeclaredBatchSize), assigned.Syntax.GetLocation(), name, batch.ToString(CultureInfo.InvariantCulture), wanted.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The assignment of the batch size where the options are made in the call.</summary>
    private static ISimpleAssignmentOperation? Wanted(IInvocationOperation call)
    {
        var options = call.Arguments.FirstOrDefault(a => a.Parameter?.Type is INamedTypeSymbol { Name: "FitOptions" })?.Value;
        while (options is IConversionOperation { IsImplicit: true, Operand: var operand })
        {
            options = operand;
        }

        return (options as IObjectCreationOperation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: "BatchSize" });
    }

    private static (string Name, int Batch)? Declared(IInvocationOperation call, CancellationToken cancellation) =>
        call.TargetMethod.ContainingType is { DeclaringSyntaxReferences.Length: > 0 } type && BoundSource.IsModel(type) && BoundSource.Of(type, cancellation).Model is { IsValid: true } model ? (model.Name, model.StatefulBatch) : null;
}
