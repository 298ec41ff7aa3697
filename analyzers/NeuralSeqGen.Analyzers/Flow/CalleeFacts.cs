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

    // a call is looked at whenever its block is: as a rule with the same arguments
    private readonly Dictionary<SyntaxNode, (List<Fact?> Arguments, Fact? Returned)> _known = [];

    public Fact? Of(IInvocationOperation call, FactEvaluator caller, FlowState state)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!CanHold(call.Type) || method.IsVirtual || method.IsAbstract || method.IsOverride || method.DeclaringSyntaxReferences is not [{ SyntaxTree: var tree } reference] || tree != call.Syntax.SyntaxTree)
        {
            return null;
        }

        var arguments = call.Arguments.Select(argument => caller.Evaluate(argument.Value, state)).ToList();
        if (!_known.TryGetValue(call.Syntax, out var known) || !known.Arguments.SequenceEqual(arguments))
        {
            _known[call.Syntax] = known = (arguments, Returned(method, reference.GetSyntax(cancellation), call, arguments, caller));
        }

        return known.Returned;
    }

    private Fact? Returned(IMethodSymbol method, SyntaxNode body, IInvocationOperation call, List<Fact?> arguments, FactEvaluator caller)
    {
        var start = FlowState.Empty;
        for (int i = 0; i < arguments.Count; i++)
        {
            start = call.Arguments[i].Parameter is { } parameter ? start.With(parameter.OriginalDefinition, arguments[i]) : start;
        }

        var returned = method.MethodKind == MethodKind.LocalFunction ? OfLocal(method, start) : OfMethod(body, method, start, caller);
        return returned?.Without(unknown => unknown.Site is SyntaxNode site && body.Span.Contains(site.Span) && site.SyntaxTree == body.SyntaxTree);
    }

    private static bool CanHold(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol or { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or INamedTypeSymbol { IsTupleType: true } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => CanHold(result),
        _ => false,
    };

    private Fact? OfLocal(IMethodSymbol local, FlowState start)
    {
        for (var around = graph; around is not null; around = around.Parent)
        {
            if (around.LocalFunctions.Contains(local))
            {
                return Run(around.GetLocalFunctionControlFlowGraph(local, cancellation), untracked, start);
            }
        }

        return null;
    }

    private Fact? OfMethod(SyntaxNode body, IMethodSymbol method, FlowState start, FactEvaluator caller)
    {
        if (!_bodies.TryGetValue(body, out var known))
        {
            _bodies[body] = known = caller.Semantics?.GetOperation(body, cancellation) is IMethodBodyOperation operation
                ? (ControlFlowGraph.Create(operation, cancellation), UntrackedVariables.In([operation], method))
                : null;
        }

        return known is var (callee, variables) ? Run(callee, variables, start) : null;
    }

    private Fact? Run(ControlFlowGraph callee, UntrackedVariables variables, FlowState start) => new ExtentFlow(callee, variables, null).Returned(start, cancellation);
}
