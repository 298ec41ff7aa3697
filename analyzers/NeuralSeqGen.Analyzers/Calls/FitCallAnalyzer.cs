using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>
/// Compares what is passed to a model with what it takes, by static types and by the extents that the data flow makes certain. Silent wherever
/// anything is not known.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FitCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.Of(RuleIds.TargetRankTooHigh, RuleIds.TargetRankTooLow, RuleIds.IntLabelsWithCategorical, RuleIds.OneHotWithSparse, RuleIds.StatefulShuffled, RuleIds.TeacherForcingLeak,
            RuleIds.EmbeddingRange, RuleIds.TargetOutOfRange, RuleIds.TimeFeatureSwapped, RuleIds.ExtentMismatch, RuleIds.ClassCountMismatch, RuleIds.LabelOutOfRange, RuleIds.SampleCountMismatch,
            RuleIds.WeightShape, RuleIds.StatefulBatchDivides, RuleIds.TargetNotDistribution, RuleIds.CtcLabel, RuleIds.OrderedValidationSplit,
            RuleIds.InputRankTooLow, RuleIds.InputRankTooHigh, RuleIds.JaggedInput, RuleIds.NotStepwise, RuleIds.ArgumentType, RuleIds.ArgumentOrder);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(ModelAttributes.SequenceModel).IsEmpty)
            {
                start.RegisterOperationBlockAction(Analyze);
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context)
    {
        var models = new ModelLookup(context.Options, context.CancellationToken);
        var calls = new HashSet<SyntaxNode>();
        foreach (var operation in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            if (operation is IInvocationOperation call && (CallReader.IsCall(call) || ModelCalls.TakesFlatPair(call.TargetMethod)))
            {
                calls.Add(call.Syntax);
            }

            if (operation is IInvocationOperation fit && ShuffledStates.Check(fit, models) is { } shuffled)
            {
                context.ReportDiagnostic(shuffled);
            }

            if (operation is IInvocationOperation training && TeacherLeak.Check(training, models) is { } leak)
            {
                context.ReportDiagnostic(leak);
            }

            if (DecoyCalls.Check(operation, models) is { } refused)
            {
                context.ReportDiagnostic(refused);
            }

            if (ClassWeights.Check(operation) is { } weights)
            {
                context.ReportDiagnostic(weights);
            }

            foreach (var diagnostic in operation is IInvalidOperation failed ? FailedCalls.Check(failed, models) : [])
            {
                context.ReportDiagnostic(diagnostic);
            }
        }

        if (calls.Count > 0)
        {
            Follow(context, calls, models);
        }
    }

    private static void Follow(OperationBlockAnalysisContext context, HashSet<SyntaxNode> calls, ModelLookup models)
    {
        var flat = new FlatCallChecker(context.ReportDiagnostic, models);
        var predictions = new FlatPredictChecker(context.ReportDiagnostic, models);
        var arrays = new ArrayCallChecker(context.ReportDiagnostic, models);
        var flow = new CallFlow(UntrackedVariables.In(context.OperationBlocks, context.OwningSymbol), calls, Check, context.CancellationToken);
        foreach (var block in context.OperationBlocks.Where(block => calls.Any(call => block.Syntax.Span.Contains(call.Span))))
        {
            flow.Follow(context.GetControlFlowGraph(block), EntryState.Of(context.OwningSymbol));
        }

        void Check(IInvocationOperation call, FlowState state, FactEvaluator evaluator)
        {
            if (ModelCalls.TakesFlatPair(call.TargetMethod))
            {
                flat.Check(call, state, evaluator);
            }
            else if (FlatPredictChecker.IsCall(call))
            {
                predictions.Check(call, state, evaluator);
            }
            else if (CallReader.IsCall(call))
            {
                arrays.Check(call, state, evaluator);
            }
        }
    }
}
