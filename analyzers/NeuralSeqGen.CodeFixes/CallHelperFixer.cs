using System.Collections.Generic;
using System.Globalization;
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

/// <summary>Puts the helper around an argument that makes of it what the model takes; or, where labels meet the other loss, changes the loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallHelperFixer))]
public sealed class CallHelperFixer() : ModelFixer(RuleIds.IntLabelsWithCategorical, RuleIds.OneHotWithSparse, RuleIds.InputRankTooLow, RuleIds.TeacherForcingLeak)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await ModelCall.AtAsync(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } call)
        {
            return [];
        }

        var fixes = new List<ModelFix>();
        if (Argument(call, diagnostic) is var (expression, helper, more))
        {
            fixes.Add(new($"Pass Sequences.{helper}({expression.WithoutTrivia()}{more})", helper, [(document.Id, call.Wrapped(expression, helper, more))]));
        }

        if (diagnostic.Id is RuleIds.IntLabelsWithCategorical or RuleIds.OneHotWithSparse && OutputEdits.ForOtherTarget(call.Source.Model) is { } edit && call.Source.Map.Syntax(edit.Part, cancellation) is { } attribute)
        {
            fixes.AddRange(await EditText.FixAsync(document.Project.Solution, [(edit.Kind, edit.Value, attribute)], cancellation).ConfigureAwait(false) is { } fix ? [fix] : System.Array.Empty<ModelFix>());
        }

        return fixes;
    }

    private static (ExpressionSyntax, string Helper, string More)? Argument(ModelCall call, Diagnostic diagnostic)
    {
        var model = call.Source.Model;
        var target = call.Argument("y", 1);
        switch (diagnostic.Id)
        {
            case RuleIds.IntLabelsWithCategorical when target is not null && model.Outputs[0].Shape is { Rank: > 0 } output && call.IsArray(target, SpecialType.System_Int32, output.Rank):
                return (target, "ToCategorical", ", " + output.Last.ToString(CultureInfo.InvariantCulture));
            case RuleIds.OneHotWithSparse when target is not null && call.IsArray(target, SpecialType.System_Single, model.Outputs[0].TargetShape.Rank + 2):
                return (target, "ArgMax", "");
            case RuleIds.InputRankTooLow when call.Argument("x", 0) is { } input && model.Inputs[0].Shape is { Rank: 2, Last: 1 } && call.IsArray(input, SpecialType.System_Single, 2):
                return (input, "AddFeatureAxis", "");
            case RuleIds.TeacherForcingLeak when Leaking(call, diagnostic) is { } ids && call.IsArray(ids, SpecialType.System_Int32, 2):
                return (ids, "ShiftRight", "");
            default:
                return null;
        }
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
