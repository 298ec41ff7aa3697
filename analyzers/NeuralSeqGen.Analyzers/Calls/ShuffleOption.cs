using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Whether options shuffle, as far as it is certain: from where they were made, through <c>with</c> and through variables that nothing else can change.</summary>
/// <param name="Value">Whether they do.</param>
/// <param name="Made">What decides it: the expression that makes them, or null that stands for the defaults; null where the call leaves the options out.</param>
internal sealed record ShuffleOption(bool Value, IOperation? Made)
{
    private const string Property = "Shuffle";

    /// <summary>Null where it is not certain.</summary>
    public static ShuffleOption? Of(IArgumentOperation options) => options.IsImplicit ? new(true, null) : Of(options.Value);

    private static ShuffleOption? Of(IOperation value) => value switch
    {
        IConversionOperation { IsImplicit: true, Operand: var operand } => Of(operand),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => new(true, value),
        IObjectCreationOperation { Initializer: var initializer } => Assigned(initializer) is { } assigned ? Constant(assigned, value) : new(true, value),
        IWithOperation { Initializer: var initializer, Operand: var copied } => Assigned(initializer) is { } assigned ? Constant(assigned, value) : Of(copied) is { } before ? before with { Made = value } : null,
        ILocalReferenceOperation local => Initial(local) is { } initial ? Of(initial) : null,
        _ => null,
    };

    private static ShuffleOption? Constant(IOperation assigned, IOperation made) => assigned.ConstantValue is { HasValue: true, Value: bool shuffles } ? new(shuffles, made) : null;

    private static IOperation? Assigned(IObjectOrCollectionInitializerOperation? initializer) => initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: Property })?.Value;

    /// <summary>What a variable holds all the time; null where it could hold something else, or what it holds could change.</summary>
    private static IOperation? Initial(ILocalReferenceOperation reference)
    {
        var root = (IOperation)reference;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var all = root.DescendantsAndSelf().ToList();
        bool isConstant = all.OfType<ILocalReferenceOperation>().Where(other => IsSame(other.Local, reference.Local)).All(IsHarmless);
        return isConstant ? all.OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => IsSame(d.Symbol, reference.Local))?.Initializer?.Value : null;
    }

    /// <summary>Whether a place that names the options leaves alone whether they shuffle: it copies them, passes them to Fit, or reads or sets another property.</summary>
    private static bool IsHarmless(IOperation reference) => reference.Parent switch
    {
        IConversionOperation { IsImplicit: true } conversion => IsHarmless(conversion),
        IWithOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.None, Parent: IInvocationOperation { TargetMethod: { Name: "Fit", ContainingType: var type } } } => BoundSource.IsModel(type),
        IPropertyReferenceOperation property => property.Property.Name != Property || property.Parent is not IAssignmentOperation assignment || assignment.Target != property,
        _ => false,
    };

    private static bool IsSame(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
