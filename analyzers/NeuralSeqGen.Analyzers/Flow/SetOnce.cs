using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Read-only fields and properties that get their value where they are declared, in the file at hand, and nowhere else.</summary>
internal static class SetOnce
{
    // Declarations may name one another, even in a circle.
    private const int Deepest = 3;

    // A symbol belongs to one compilation, in which its declaration stays what it is.
    private static readonly ConditionalWeakTable<ISymbol, Fact> Known = new();

    /// <summary>What is certain about the value; null or nothing where it is set elsewhere.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="use">Where it is read.</param>
    /// <param name="evaluator">Evaluates what it is set to.</param>
    public static Fact? Of(ISymbol member, IOperation use, FactEvaluator evaluator)
    {
        if (evaluator.Depth >= Deepest || evaluator.Semantics is not { } semantics || member.DeclaringSyntaxReferences is not [{ SyntaxTree: var tree } reference] || tree != use.Syntax.SyntaxTree)
        {
            return null;
        }

        var deeper = new FactEvaluator(UntrackedVariables.None, null, semantics, evaluator.Depth + 1);
        return evaluator.Depth == 0 ? Known.GetValue(member, _ => Find(member, reference, deeper)) : Find(member, reference, deeper);
    }

    private static Fact Find(ISymbol member, SyntaxReference reference, FactEvaluator evaluator)
    {
        bool isReadOnly = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false, ReturnsByRef: false, ReturnsByRefReadonly: false };
        var declaration = isReadOnly ? reference.GetSyntax() : null;
        var fact = Initializer(declaration) is { } value && !IsSetInConstructor(member, declaration!) ? evaluator.Evaluate(evaluator.Semantics!.GetOperation(value), FlowState.Empty) : null;
        return fact?.WithoutElements() ?? NothingFact.Instance;
    }

    private static ExpressionSyntax? Initializer(SyntaxNode? declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        // A getter of its own may give something else than its field holds.
        PropertyDeclarationSyntax { Initializer.Value: var value, AccessorList.Accessors: var accessors } => accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) ? value : null,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        _ => null,
    };

    /// <summary>Whether a constructor may give it another value; those of a class in several parts stand elsewhere.</summary>
    private static bool IsSetInConstructor(ISymbol member, SyntaxNode declaration) =>
        member.ContainingType.DeclaringSyntaxReferences.Length > 1
        || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
        || type.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name && IsWritten(name));

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        var place = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
        while (place.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
        {
            place = tuple;
        }

        return place.Parent is AssignmentExpressionSyntax assignment ? assignment.Left == place
            : place.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } || place.Parent.IsKind(SyntaxKind.PostIncrementExpression) || place.Parent.IsKind(SyntaxKind.PreIncrementExpression) || place.Parent is RefExpressionSyntax;
    }
}
