using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>
/// Variables that change in other ways than by a plain assignment statement of their own function: passed by reference, declared by a pattern, captured by
/// a lambda and assigned anywhere but where they are declared. Nothing is ever assumed about them.
/// </summary>
internal sealed class UntrackedVariables
{
    private readonly HashSet<ISymbol> _untracked = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _changing = new(SymbolEqualityComparer.Default);

    private UntrackedVariables()
    {
    }

    /// <summary>Where there are no variables.</summary>
    public static UntrackedVariables None { get; } = new();

    /// <summary>Looks through the whole body of <paramref name="owner"/>, nested functions included.</summary>
    public static UntrackedVariables In(IEnumerable<IOperation> bodies, ISymbol owner)
    {
        var result = new UntrackedVariables();
        foreach (var body in bodies)
        {
            result.Visit(body, owner);
        }

        result._untracked.UnionWith(result._captured.Where(result._assigned.Contains));
        return result;
    }

    public bool Contains(ISymbol variable) => _untracked.Contains(variable);

    /// <summary>Whether nested functions use a variable, which has one value as long as it lives.</summary>
    public bool IsShared(ISymbol variable) => _captured.Contains(variable) && !_untracked.Contains(variable);

    /// <summary>Whether the elements of the array in a variable may become others than those it was made with.</summary>
    public bool MayChange(ISymbol variable) => _changing.Contains(variable);

    /// <summary>The local or parameter an operation names; null when it is neither.</summary>
    public static ISymbol? Variable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
        _ => null,
    };

    /// <summary>Targets of a statement such as <c>var (x, y) = …</c>, in order; null where one of them is no variable and not <c>_</c>.</summary>
    public static IReadOnlyList<IOperation>? Targets(IDeconstructionAssignmentOperation assignment)
    {
        var target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        return target is ITupleOperation { Elements: var elements } && elements.All(e => e is IDiscardOperation || Variable(e) is not null) ? elements : null;
    }

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
            case ILocalReferenceOperation { Local: var local }: JudgeReference(operation, local, local.RefKind, function); break;
            case IParameterReferenceOperation { Parameter: var parameter }: JudgeReference(operation, parameter, parameter.RefKind, function); break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }: _untracked.Add(declared); break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }: _untracked.Add(declared); break;
            case IListPatternOperation { DeclaredSymbol: { } declared }: _untracked.Add(declared); break;
            case ISimpleAssignmentOperation { IsRef: true }: AddAll(operation); break;
            case ISimpleAssignmentOperation { Parent: not IExpressionStatementOperation } nested: AddAll(nested.Target); break;
            case ISimpleAssignmentOperation { Target: var target }: JudgeTarget(target); break;
            case IDeconstructionAssignmentOperation { Parent: IExpressionStatementOperation } parts when Targets(parts) is { } targets: AddAssigned(targets); break;
            case IAssignmentOperation and not ISimpleAssignmentOperation: AddAll(((IAssignmentOperation)operation).Target); break;
            case IIncrementOrDecrementOperation increment: AddAll(increment.Target); break;
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None }: AddAll(operation); break;
            case IForEachLoopOperation { LoopControlVariable: var variable }: _assigned.UnionWith(variable.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().Select(d => d.Symbol)); break;
            case IArgumentOperation { Parameter.RefKind: not RefKind.None }: AddAll(operation); break;
            case IAddressOfOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IInvalidOperation: AddAll(operation); break;
            case IConditionalOperation { IsRef: true }: AddAll(operation); break;
        }
    }

    private void JudgeReference(IOperation reference, ISymbol variable, RefKind refKind, ISymbol function)
    {
        if (refKind != RefKind.None)
        {
            _untracked.Add(variable);
        }

        if (!SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
        {
            _captured.Add(variable);
        }

        if (!ArrayUses.OnlyReads(reference))
        {
            _changing.Add(variable);
        }
    }

    /// <summary>An assignment to a variable, or to a part of a tuple in one.</summary>
    private void JudgeTarget(IOperation target)
    {
        if (target is IFieldReferenceOperation { Field.ContainingType.IsTupleType: true })
        {
            AddAll(target);
        }
        else
        {
            AddAssigned([target]);
        }
    }

    private void AddAssigned(IReadOnlyList<IOperation> targets) =>
        _assigned.UnionWith(targets.Where(target => target is not IDeclarationExpressionOperation && !IsDeclared(target)).Select(Variable).OfType<ISymbol>());

    private static bool IsDeclared(IOperation target) => target is ILocalReferenceOperation { IsDeclaration: true };

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
