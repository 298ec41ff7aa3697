using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Changes the loss where labels meet the other one, and shifts ids that are their own target.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TargetFixer))]
public sealed class TargetFixer() : ModelFixer(RuleIds.IntLabelsWithCategorical, RuleIds.OneHotWithSparse, RuleIds.TeacherForcingLeak)
{
    private const string Shift = "ShiftRight";

    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await ModelCall.AtAsync(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } call)
        {
            return [];
        }

        if (diagnostic.Id == RuleIds.TeacherForcingLeak)
        {
            return Leaking(call, diagnostic) is { } ids && call.IsArray(ids, SpecialType.System_Int32, 2)
                ? [new($"Pass Sequences.{Shift}({ids.WithoutTrivia()})", Shift, [(document.Id, call.Wrapped(ids, Shift))])]
                : [];
        }

        return OutputEdits.ForOtherTarget(call.Source.Model) is { } edit && call.Source.Map.Syntax(edit.Part, cancellation) is { } attribute
            && await EditText.FixAsync(document.Project.Solution, [(edit.Kind, edit.Value, attribute)], cancellation).ConfigureAwait(false) is { } fix ? [fix] : [];
    }

    /// <summary>The input that is the same variable as the target at the place of the diagnostic.</summary>
    private static ExpressionSyntax? Leaking(ModelCall call, Diagnostic diagnostic)
    {
        var arguments = call.Call.ArgumentList.Arguments;
        var target = arguments.FirstOrDefault(a => a.Span.Contains(diagnostic.Location.SourceSpan));
        var same = arguments.Where(a => a != target && target is not null && SyntaxFactory.AreEquivalent(a.Expression, target.Expression)).ToList();
        return same.Count == 1 ? same[0].Expression : null;
    }
}
