using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>One of the options of a Fit, as far as it is certain: from where they were made, through <c>with</c> and through variables that nothing else can change.</summary>
/// <param name="Value">What it is set to; null where it has its default.</param>
/// <param name="Made">What decides it: the expression that makes the options, or null that stands for the defaults; null where the call leaves the options out.</param>
/// <param name="Written">Where it is set; null where it has its default.</param>
internal sealed record FitOption(object? Value, IOperation? Made, IOperation? Written)
{
    /// <summary>The argument for the options of Fit.</summary>
    public static IArgumentOperation? Argument(IInvocationOperation call) => call.Arguments.FirstOrDefault(a => a.Parameter?.Type is INamedTypeSymbol { Name: "FitOptions" });

    /// <summary>Null where it is not certain.</summary>
    /// <param name="options">The options of a call.</param>
    /// <param name="property">The option.</param>
    public static FitOption? Of(IArgumentOperation options, string property) => options.IsImplicit ? new(null, null, null) : Of(options.Value, property);

    private static FitOption? Of(IOperation value, string property) => value switch
    {
        IConversionOperation { IsImplicit: true, Operand: var operand } => Of(operand, property),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => new(null, value, null),
        IObjectCreationOperation { Initializer: var initializer } => Assigned(initializer, property) is { } assigned ? Constant(assigned, value) : new(null, value, null),
        IWithOperation { Initializer: var initializer, Operand: var copied } => Assigned(initializer, property) is { } assigned ? Constant(assigned, value) : Of(copied, property) is { } before ? before with { Made = value } : null,
        ILocalReferenceOperation local => Initial(local, property) is { } initial ? Of(initial, property) : null,
        _ => null,
    };

    private static FitOption? Constant(ISimpleAssignmentOperation assigned, IOperation made) => assigned.Value.ConstantValue is { HasValue: true, Value: { } value } ? new(value, made, assigned) : null;

    private static ISimpleAssignmentOperation? Assigned(IObjectOrCollectionInitializerOperation? initializer, string property) =>
        initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property);

    /// <summary>What a variable holds all the time; null where it could hold something else, or what it holds could change.</summary>
    private static IOperation? Initial(ILocalReferenceOperation reference, string property)
    {
        var all = LocalUses.Root(reference).DescendantsAndSelf().ToList();
        return all.OfType<ILocalReferenceOperation>().Where(other => LocalUses.IsSame(other.Local, reference.Local)).All(other => IsHarmless(other, property))
            ? LocalUses.Initializer(all, reference.Local)
            : null;
    }

    /// <summary>Whether a place that names the options leaves the option alone: it copies them, passes them to Fit, or reads or sets another one.</summary>
    private static bool IsHarmless(IOperation reference, string property) => reference.Parent switch
    {
        IConversionOperation { IsImplicit: true } conversion => IsHarmless(conversion, property),
        IWithOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.None, Parent: IInvocationOperation { TargetMethod: { Name: "Fit", ContainingType: var type } } } => BoundSource.IsModel(type),
        IPropertyReferenceOperation read => read.Property.Name != property || !LocalUses.IsSet(read),
        _ => false,
    };
}
