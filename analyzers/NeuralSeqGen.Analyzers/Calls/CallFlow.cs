using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Follows a function and those inside it, and shows every call of a model with what is certain there.</summary>
/// <param name="untracked">Variables that nothing is assumed about.</param>
/// <param name="calls">Where calls of models stand; functions without any are not followed.</param>
/// <param name="check">What looks at the calls.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class CallFlow(UntrackedVariables untracked, IReadOnlyCollection<SyntaxNode> calls, Action<IInvocationOperation, FlowState, FactEvaluator> check, CancellationToken cancellation)
{
    /// <summary>Follows a function and those inside it.</summary>
    /// <param name="graph">The function.</param>
    /// <param name="start">What is certain when it begins.</param>
    public void Follow(ControlFlowGraph graph, FlowState start)
    {
        var flow = new ExtentFlow(graph, untracked, new CalleeFacts(graph, untracked, cancellation));
        var lambdas = new List<IFlowAnonymousFunctionOperation>();
        flow.Run(start, statement => statement.DescendantsAndSelf().Any(IsOfInterest), (statement, state) => Visit(statement, state, flow.Evaluator, lambdas), cancellation);
        var locals = graph.LocalFunctions.Where(local => local.DeclaringSyntaxReferences is [var reference] && HasCalls(reference.GetSyntax(cancellation))).ToList();
        if (lambdas.Count == 0 && locals.Count == 0)
        {
            return;
        }

        var shared = flow.Shared(EntryState.SharedOf(start, untracked));
        foreach (var lambda in lambdas)
        {
            Follow(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation), EntryState.Of(lambda.Symbol, shared));
        }

        foreach (var local in locals)
        {
            Follow(graph.GetLocalFunctionControlFlowGraph(local, cancellation), EntryState.Of(local, shared));
        }
    }

    private bool IsOfInterest(IOperation operation) => operation is IInvocationOperation ? calls.Contains(operation.Syntax) : operation is IFlowAnonymousFunctionOperation && HasCalls(operation.Syntax);

    private bool HasCalls(SyntaxNode function) => calls.Any(call => function.Span.Contains(call.Span));

    private void Visit(IOperation statement, FlowState state, FactEvaluator evaluator, List<IFlowAnonymousFunctionOperation> lambdas)
    {
        foreach (var operation in statement.DescendantsAndSelf().Where(IsOfInterest))
        {
            if (operation is IFlowAnonymousFunctionOperation lambda)
            {
                lambdas.Add(lambda);
            }
            else
            {
                check((IInvocationOperation)operation, state, evaluator);
            }
        }
    }
}
