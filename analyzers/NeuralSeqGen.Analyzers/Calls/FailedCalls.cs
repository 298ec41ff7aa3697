using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>
/// Calls of a model that bind to no overload, not even to a decoy: the C# compiler only says that it cannot convert. Where the static type of the target
/// alone decides what is wrong, this says why.
/// </summary>
internal static class FailedCalls
{
    public static Diagnostic? Check(IInvalidOperation failed, CancellationToken cancellation)
    {
        if (failed.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: var arguments }
            || !ModelCalls.TakesPair(member.Name.Identifier.ValueText)
            || failed.SemanticModel is not { } semantics
            || semantics.GetTypeInfo(member.Expression, cancellation).Type is not INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } type
            || !BoundSource.IsModel(type)
            || Argument(arguments, "x", 0) is not { } input
            || Argument(arguments, "y", 1) is not { } target)
        {
            return null;
        }

        var source = BoundSource.Of(type, cancellation);
        bool isSingle = source.Model is { IsValid: true, CanTrain: true, Inputs.Count: 1, Outputs.Count: 1 };
        var array = semantics.GetTypeInfo(target, cancellation).Type as IArrayTypeSymbol;
        bool isOwn = array is not null && ModelCalls.HasOwnOverload(semantics.GetMemberGroup(member, cancellation), array);
        bool inputFits = isSingle && Fits(semantics.GetTypeInfo(input, cancellation).Type, source.Model.Inputs[0].Shape, source.Model.Inputs[0].IsInteger);
        return inputFits && !isOwn && array is not null && semantics.GetOperation(target, cancellation) is { } operation ? Judge(source, array, operation) : null;
    }

    /// <summary>A target of the wrong rank; or of the right one less or more, but of class indices where a row per class is needed.</summary>
    private static Diagnostic? Judge(BoundSource source, IArrayTypeSymbol target, IOperation operation)
    {
        var output = source.Model.Outputs[0];
        bool isInteger = target.ElementType.SpecialType == SpecialType.System_Int32;
        bool isReal = target.ElementType.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        if (isInteger != output.TargetIsInteger)
        {
            bool areLabels = isInteger ? output.LossHasSparseForm && target.Rank == output.TargetShape.Rank : isReal && target.Rank == output.TargetShape.Rank + 2;
            return areLabels ? TargetMistakes.CreateForType(source, operation) : null;
        }

        return (isInteger || isReal) && target.Rank != output.TargetShape.Rank + 1 ? TargetMistakes.Create(source, target.Rank, null, operation) : null;
    }

    private static bool Fits(ITypeSymbol? type, Shape sample, bool isInteger) =>
        type is IArrayTypeSymbol { Rank: var rank, ElementType.SpecialType: var element } && rank == sample.Rank + 1
        && element == (isInteger ? SpecialType.System_Int32 : SpecialType.System_Single);

    private static ExpressionSyntax? Argument(SeparatedSyntaxList<ArgumentSyntax> arguments, string name, int position)
    {
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        var positional = position < arguments.Count && arguments.Take(position + 1).All(argument => argument.NameColon is null) ? arguments[position] : null;
        return (named ?? positional)?.Expression;
    }
}
