using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Calls that are bound to a decoy, which C# has nothing against: the sentence of its rule, at the argument that is wrong.</summary>
internal static class DecoyCalls
{
    public static Diagnostic? Check(IOperation operation, ModelLookup models)
    {
        var (method, arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IMethodReferenceOperation reference => (reference.Method, ImmutableArray<IArgumentOperation>.Empty),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        return method is { ContainingType.DeclaringSyntaxReferences.Length: > 0 } && ModelCalls.IsDecoy(method) ? Mistake(method, arguments, operation.Syntax, models) : null;
    }

    private static Diagnostic? Mistake(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, SyntaxNode syntax, ModelLookup models)
    {
        var source = models[method.ContainingType];
        if (!source.Model.IsValid)
        {
            return null;
        }

        var shapes = source.Surface;
        if (!ModelCalls.TakesArrays(method.Name))
        {
            return source.Model.WhyNotStepwise is null ? null : new ArgumentMistake(DecoySentences.NotStepwise(shapes)).At(CallSyntax.Name(syntax).GetLocation(), source);
        }

        var mistakes = new ArgumentMistakes(shapes);
        foreach (var port in ModelCalls.Ports(method.Name, shapes))
        {
            var value = arguments.FirstOrDefault(a => a.Parameter?.Name == port.Port.Parameter)?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression; // of y!, the operation is y
            if (ArgumentForm.Of(method.Parameters.FirstOrDefault(p => p.Name == port.Port.Parameter)?.Type) is { } form
                && mistakes.Of(port, form, CallSyntax.Name(value, port.Port.Parameter), value?.ToString()) is { } mistake)
            {
                return mistake.At((value ?? CallSyntax.Name(syntax)).GetLocation(), source);
            }
        }

        return null;
    }
}
