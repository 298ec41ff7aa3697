using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What functions of the same file return for what they are called with, one level deep: those that they call are not looked into.</summary>
/// <param name="graph">The function that calls.</param>
/// <param name="untracked">What is known of the variables of all functions around it.</param>
internal sealed class CalleeFacts(ControlFlowGraph graph, UntrackedVariables untracked, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, (ControlFlowGraph Graph, UntrackedVariables Variables)?> _bodies = [];

    public Fact? Of(IInvocationOperation call, FactEvaluator caller, FlowState state)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!CanHold(call.Type) || method.IsVirtual || method.IsAbstract || method.IsOverride || method.DeclaringSyntaxReferences is not [{ SyntaxTree: var tree } reference] || tree != call.Syntax.SyntaxTree)
        {
            return null;
        }

        var body = reference.GetSyntax(cancellation);
        var returned = method.MethodKind == MethodKind.LocalFunction ? OfLocal(method, call, caller, state) : OfMethod(body, call, caller, state);
        return returned?.Without(unknown => unknown.Site is SyntaxNode site && body.Span.Contains(site.Span) && site.SyntaxTree == tree);
    }

    private static bool CanHold(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol or { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or INamedTypeSymbol { IsTupleType: true } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => CanHold(result),
        _ => false,
    };

    private Fact? OfLocal(IMethodSymbol local, IInvocationOperation call, FactEvaluator caller, FlowState state)
    {
        for (var around = graph; around is not null; around = around.Parent)
        {
            if (around.LocalFunctions.Contains(local))
            {
                return Returned(around.GetLocalFunctionControlFlowGraph(local, cancellation), untracked, Start(call, caller, state));
            }
        }

        return null;
    }

    private Fact? OfMethod(SyntaxNode body, IInvocationOperation call, FactEvaluator caller, FlowState state)
    {
        if (!_bodies.TryGetValue(body, out var known))
        {
            _bodies[body] = known = caller.Semantics?.GetOperation(body, cancellation) is IMethodBodyOperation operation
                ? (ControlFlowGraph.Create(operation, cancellation), UntrackedVariables.In([operation], call.TargetMethod.OriginalDefinition))
                : null;
        }

        return known is var (callee, variables) ? Returned(callee, variables, Start(call, caller, state)) : null;
    }

    private Fact? Returned(ControlFlowGraph callee, UntrackedVariables variables, FlowState start) => new ExtentFlow(callee, variables, null).Returned(start, cancellation);

    private static FlowState Start(IInvocationOperation call, FactEvaluator caller, FlowState state) =>
        call.Arguments.Where(argument => argument.Parameter is not null)
            .Aggregate(FlowState.Empty, (start, argument) => start.With(argument.Parameter!.OriginalDefinition, caller.Evaluate(argument.Value, state)));
}
