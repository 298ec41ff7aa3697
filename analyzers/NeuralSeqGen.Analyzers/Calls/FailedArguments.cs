using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>The arguments of a call that did not bind, each beside what the method takes in its place.</summary>
internal sealed class FailedArguments
{
    private readonly SemanticModel _semantics;
    private readonly CancellationToken _cancellation;

    public FailedArguments(InvocationExpressionSyntax call, string method, IReadOnlyList<CallPort> ports, SemanticModel semantics, CancellationToken cancellation)
    {
        (Call, Method, Ports, _semantics, _cancellation) = (call, method, ports, semantics, cancellation);
        Passed = [.. ports.Select((port, i) => CallSyntax.Argument(call.ArgumentList.Arguments, port.Port.Parameter, ModelCalls.Before(method) + i)?.Expression)];
    }

    public InvocationExpressionSyntax Call { get; }

    public string Method { get; }

    public IReadOnlyList<CallPort> Ports { get; }

    /// <summary>For each port the argument; null where there is none.</summary>
    public IReadOnlyList<ExpressionSyntax?> Passed { get; }

    /// <summary>What an expression is; null for what is no array or list of numbers.</summary>
    public ArgumentForm? Form(ExpressionSyntax expression) => ArgumentForm.Of(Type(expression));

    /// <summary>What a tuple or a list of arrays holds, as text and form; any other expression itself.</summary>
    public List<(string Text, ArgumentForm? Form)> Parts(ExpressionSyntax expression) => expression switch
    {
        TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(a => Part(a.Expression))],
        CollectionExpressionSyntax { Elements: { Count: > 0 } elements } when elements.All(e => e is ExpressionElementSyntax) => [.. elements.Select(e => Part(((ExpressionElementSyntax)e).Expression))],
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: { Count: > 0 } expressions } => [.. expressions.Select(Part)],
        IdentifierNameSyntax name when Type(name) is INamedTypeSymbol { IsTupleType: true } type => [.. type.TupleElements.Select(e => (name + "." + e.Name, ArgumentForm.Of(e.Type)))],
        _ => [Part(expression)],
    };

    private (string Text, ArgumentForm? Form) Part(ExpressionSyntax expression) => (expression.ToString(), Form(expression));

    private ITypeSymbol? Type(ExpressionSyntax expression) => _semantics.GetTypeInfo(expression, _cancellation).Type;

    /// <summary>What is wrong with the arrays, with those held back for validation, and with weights.</summary>
    public IEnumerable<Diagnostic> Mistakes(ArgumentMistakes mistakes, BoundSource source)
    {
        var forms = Passed.Select(passed => passed is null ? null : Form(passed)).ToList();
        // samples one after the other have one axis whatever the model takes; Predict then takes another span, too
        bool isFlat = ModelCalls.TakesPair(Method) && forms.All(form => form is { IsOneArray: true, Axes: 1 });
        for (int i = 0; i < Ports.Count; i++)
        {
            if (forms[i] is { } form && mistakes.Of(Ports[i] with { IsFlat = isFlat }, form, CallSyntax.Name(Passed[i], Ports[i].Port.Parameter), Passed[i]!.ToString()) is { } mistake)
            {
                yield return mistake.At(Passed[i]!.GetLocation(), source);
            }
        }

        foreach (var other in (Method == "Fit" ? Held(mistakes, source) : []).Concat(WeightArguments.Mistakes(this, source)))
        {
            yield return other;
        }
    }

    /// <summary>The same for a method of the contract, whose input and target are tuples where there are several.</summary>
    public IEnumerable<Diagnostic> MistakesOfContract(ArgumentMistakes mistakes, BoundSource source)
    {
        var s = source.Surface;
        bool takesTarget = ModelCalls.TakesPair(Method);
        if (s.Given.Count != s.Inputs.Count || !(takesTarget || Method == "Predict"))
        {
            return [];
        }

        return OfOne("input", 0, [.. s.Inputs.Select(port => new CallPort(port, null, false))], mistakes, source)
            .Concat(takesTarget ? OfOne("target", 1, [.. s.Targets.Select((port, i) => new CallPort(port, s.Compared[i], false))], mistakes, source) : []);
    }

    private IEnumerable<Diagnostic> OfOne(string parameter, int position, IReadOnlyList<CallPort> ports, ArgumentMistakes mistakes, BoundSource source)
    {
        var value = CallSyntax.Argument(Call.ArgumentList.Arguments, parameter, position)?.Expression;
        return value is null ? []
            : ports.Count > 1 ? OfTuple(value, ports, parameter + ".", mistakes, source)
            : Form(value) is { } form && mistakes.Of(ports[0], form, CallSyntax.Name(value, parameter), value.ToString()) is { } mistake ? [mistake.At(value.GetLocation(), source)] : [];
    }

    private IEnumerable<Diagnostic> Held(ArgumentMistakes mistakes, BoundSource source) =>
        CallSyntax.Argument(Call.ArgumentList.Arguments, "validationData", Ports.Count + 1)?.Expression is { } argument ? OfTuple(argument, Ports, "validationData.", mistakes, source) : [];

    private IEnumerable<Diagnostic> OfTuple(ExpressionSyntax argument, IReadOnlyList<CallPort> ports, string prefix, ArgumentMistakes mistakes, BoundSource source)
    {
        var elements = argument is TupleExpressionSyntax tuple ? tuple.Arguments.Select(a => (Type(a.Expression), (ExpressionSyntax?)a.Expression)).ToList()
            : Type(argument) is INamedTypeSymbol { IsTupleType: true } type ? type.TupleElements.Select(e => ((ITypeSymbol?)e.Type, (ExpressionSyntax?)null)).ToList() : [];
        for (int i = 0; elements.Count == ports.Count && i < elements.Count; i++)
        {
            var (elementType, expression) = elements[i];
            if (ArgumentForm.Of(elementType) is { } form && mistakes.Of(ports[i], form, CallSyntax.Name(expression, prefix + ports[i].Port.Element), expression?.ToString()) is { } mistake)
            {
                yield return mistake.At((expression ?? argument).GetLocation(), source);
            }
        }
    }
}
