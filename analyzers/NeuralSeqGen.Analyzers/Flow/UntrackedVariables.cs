using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>
/// Variables that change in other ways than by a plain assignment statement of their own function: captured by a lambda, passed by reference,
/// declared by a pattern, target of a deconstruction. Nothing is ever assumed about them.
/// </summary>
internal sealed class UntrackedVariables
{
    private readonly HashSet<ISymbol> _untracked = new(SymbolEqualityComparer.Default);

    private UntrackedVariables()
    {
    }

    /// <summary>Looks through the whole body of <paramref name="owner"/>, nested functions included.</summary>
    public static UntrackedVariables In(IEnumerable<IOperation> bodies, ISymbol owner)
    {
        var result = new UntrackedVariables();
        foreach (var body in bodies)
        {
            result.Visit(body, owner);
        }

        return result;
    }

    public bool Contains(ISymbol variable) => _untracked.Contains(variable);

    /// <summary>The local or parameter an operation names; null when it is neither.</summary>
    public static ISymbol? Variable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private void Visit(IOperation operation, ISymbol function)
    {
        Judge(operation, function);
        var inner = operation switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => function,
        };
        foreach (var child in operation.ChildOperations)
        {
            Visit(child, inner);
        }
    }

    private void Judge(IOperation operation, ISymbol function)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }: JudgeReference(local, local.RefKind, function); break;
            case IParameterReferenceOperation { Parameter: var parameter }: JudgeReference(parameter, parameter.RefKind, function); break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }: _untracked.Add(declared); break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }: _untracked.Add(declared); break;
            case IListPatternOperation { DeclaredSymbol: { } declared }: _untracked.Add(declared); break;
            case ISimpleAssignmentOperation { IsRef: true }: AddAll(operation); break;
            case ISimpleAssignmentOperation { Parent: not IExpressionStatementOperation } nested: AddAll(nested.Target); break;
            case IAssignmentOperation and not ISimpleAssignmentOperation: AddAll(((IAssignmentOperation)operation).Target); break;
            case IIncrementOrDecrementOperation increment: AddAll(increment.Target); break;
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None }: AddAll(operation); break;
            case IArgumentOperation { Parameter.RefKind: not RefKind.None }: AddAll(operation); break;
            case IAddressOfOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IInvalidOperation: AddAll(operation); break;
            case IConditionalOperation { IsRef: true }: AddAll(operation); break;
        }
    }

    private void JudgeReference(ISymbol variable, RefKind refKind, ISymbol function)
    {
        bool isCaptured = !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function);
        if (refKind != RefKind.None || isCaptured)
        {
            _untracked.Add(variable);
        }
    }

    private void AddAll(IOperation operation)
    {
        foreach (var variable in operation.DescendantsAndSelf().Select(Variable))
        {
            if (variable is not null)
            {
                _untracked.Add(variable);
            }
        }
    }
}
