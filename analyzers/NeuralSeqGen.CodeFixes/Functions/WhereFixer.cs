using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes.Functions;

/// <summary>A condition that is a tensor: <c>?:</c> and <c>if</c> of one value become <c>Tensor.Where</c>, which chooses element by element.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WhereFixer))]
public sealed class WhereFixer() : ModelFixer("CS0029")
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax condition || !FunctionNames.IsTensor(semantics.GetTypeInfo(condition, cancellation).Type)
            || Choice(condition) is not var (span, before, whenTrue, whenFalse, after) || !IsValue(whenTrue, semantics, cancellation) || !IsValue(whenFalse, semantics, cancellation))
        {
            return [];
        }

        string where = $"{FunctionNames.Operation("Where", semantics, condition.SpanStart)}({Inside(condition)}, {whenTrue}, {whenFalse})";
        return [new("Choose by value with Where", "Where", [(document.Id, new TextChange(span, before + where + after))])];
    }

    private static ExpressionSyntax Inside(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax around ? Inside(around.Expression) : expression;

    /// <summary>The text to replace, the two values and what stands around them; null where there are other statements.</summary>
    private static (TextSpan Span, string Before, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse, string After)? Choice(ExpressionSyntax condition)
    {
        SyntaxNode inside = condition;
        while (inside.Parent is ParenthesizedExpressionSyntax around)
        {
            inside = around;
        }

        return inside.Parent is ConditionalExpressionSyntax choice && choice.Condition == inside ? (choice.Span, "", choice.WhenTrue, choice.WhenFalse, "") :
            inside.Parent is IfStatementSyntax { } statement && statement.Condition == inside ? Returned(statement) ?? Assigned(statement) : null;
    }

    /// <summary>Both ways return.</summary>
    private static (TextSpan, string, ExpressionSyntax, ExpressionSyntax, string)? Returned(IfStatementSyntax statement)
    {
        var otherwise = statement.Else?.Statement ?? Following(statement);
        return Only(statement.Statement) is ReturnStatementSyntax { Expression: { } whenTrue } && otherwise is not null && Only(otherwise) is ReturnStatementSyntax { Expression: { } whenFalse }
            ? (TextSpan.FromBounds(statement.SpanStart, otherwise.Span.End), "return ", whenTrue, whenFalse, ";") : null;
    }

    /// <summary>One local gets a value, in one way or in both.</summary>
    private static (TextSpan, string, ExpressionSyntax, ExpressionSyntax, string)? Assigned(IfStatementSyntax statement)
    {
        var first = Assignment(statement.Statement);
        var second = statement.Else is { } otherwise ? Assignment(otherwise.Statement) : null;
        return first is null || (statement.Else is not null && second?.Left.ToString() != first.Left.ToString()) ? null
            : (statement.Span, first.Left + " = ", first.Right, second?.Right ?? first.Left, ";");
    }

    private static AssignmentExpressionSyntax? Assignment(StatementSyntax statement) =>
        Only(statement) is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax } assignment } ? assignment : null;

    private static StatementSyntax? Only(StatementSyntax statement) => statement is not BlockSyntax block ? statement : block.Statements.Count == 1 ? block.Statements[0] : null;

    private static StatementSyntax? Following(IfStatementSyntax statement) =>
        statement.Parent is BlockSyntax block && block.Statements.IndexOf(statement) is var at && at + 1 < block.Statements.Count ? block.Statements[at + 1] : null;

    private static bool IsValue(ExpressionSyntax value, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetTypeInfo(value, cancellation).Type is { } type && (FunctionNames.IsTensor(type) || type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Single or SpecialType.System_Double);
}
