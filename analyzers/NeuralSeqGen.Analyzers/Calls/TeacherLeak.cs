using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>A call that passes the same ids as an input and as a target, where each step of the output reads its own step of that input: it learns to copy what it is to predict.</summary>
internal static class TeacherLeak
{
    private static readonly string[] Names = ["Fit", "TrainOnBatch"];

    public static Diagnostic? Check(IInvocationOperation call, ModelLookup models)
    {
        if (call.TargetMethod is not { ContainingType: { DeclaringSyntaxReferences.Length: > 0 } type } method || !Names.Contains(method.Name) || !BoundSource.IsModel(type)
            || models[type].Model is not { IsValid: true } model)
        {
            return null;
        }

        var inputs = model.Inputs.Where(input => input.Forcing is null).ToList();
        var targets = model.Outputs.Where(output => output.Loss is not null).ToList();
        if (!inputs.Any(input => input.IsInteger) || !targets.Any(target => target.TargetIsInteger))
        {
            return null;
        }

        var passed = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Take(inputs.Count + targets.Count).Select(a => Variable(a.Value)).ToList();
        for (int i = 0; passed.Count == inputs.Count + targets.Count && i < inputs.Count; i++)
        {
            int target = passed[i] is { } same ? passed.FindIndex(inputs.Count, other => SymbolEqualityComparer.Default.Equals(other, same)) - inputs.Count : -1;
            if (target >= 0 && Leaks(model.Layers, inputs[i], targets[target]))
            {
                return Diagnostic.Create(Descriptors.Get(RuleIds.TeacherForcingLeak), call.Arguments.First(a => a.Parameter?.Ordinal == inputs.Count + target).Syntax.GetLocation(),
                    model.Name, passed[i]!.Name, inputs[i].Layer.Display, targets[target].Name);
            }
        }

        return null;
    }

    /// <summary>Whether a step of the output depends on the same step of ids, or on later ones as well, and is to be that id.</summary>
    private static bool Leaks(IReadOnlyList<BoundLayer> layers, BoundInput input, BoundOutput output) =>
        input.IsInteger && output.TargetIsInteger && output.TargetShape.Equals(input.Shape)
        && Causality.Dependence(layers, input.Layer, new TimeReach(0, 0), output.Layer) is { Reach: { Axis: 0, Ahead: >= 0 } };

    private static ISymbol? Variable(IOperation value) => value switch
    {
        IConversionOperation conversion => Variable(conversion.Operand),
        ILocalReferenceOperation local => Alias(local) ?? local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsStatic: true }, Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false, SetMethod: null or { IsInitOnly: true } } property, Instance: null or IInstanceReferenceOperation } when IsStored(property) => property,
        _ => null,
    };

    /// <summary>The variable whose array a local holds all the time; null for none.</summary>
    private static ISymbol? Alias(ILocalReferenceOperation local)
    {
        var body = LocalUses.Root(local).DescendantsAndSelf().ToList();
        return LocalUses.Initializer(body, local.Local) is { } value && Variable(value) is { } same && LocalUses.IsSetOnce(body, local.Local) && (same is not (ILocalSymbol or IParameterSymbol) || LocalUses.IsSetOnce(body, same)) ? same : null;
    }

    /// <summary>Whether it gives the same array every time: an automatic property, or a parameter of a record.</summary>
    private static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() switch
    {
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => true,
        _ => false,
    };
}
