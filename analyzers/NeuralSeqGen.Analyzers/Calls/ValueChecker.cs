using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Constant ids, labels and numbers that stand where an array is made and are still in it at the call. The first bad one is reported, as at run time.</summary>
internal static class ValueChecker
{
    /// <param name="model">The model.</param>
    /// <param name="array">The array.</param>
    /// <param name="mayNotCount">Whether weights come along, which may take rows of a target out.</param>
    public static CallMistake? Check(BoundModel model, CallArray array, bool mayNotCount)
    {
        if (array.Fact is not ExtentsFact { Made: { } made })
        {
            return null;
        }

        return array switch
        {
            { Input: { IsInteger: true } input } => IdInputs.Narrowest(input.Layer, model.Layers) is { } reader ? Ids(model, array, made, reader) : null,
            { Role: CallRole.Target, Output: { } output } when !mayNotCount && !output.IsMasked => output.TargetIsInteger ? Labels(array, made, output) ?? Blanks(array, made, output) : Numbers(array, made, output),
            _ => null,
        };
    }

    private static CallMistake? Ids(BoundModel model, CallArray array, IOperation made, BoundLayer reader)
    {
        int count = reader.IdCount!.Value;
        return Find(array, made, MadeArrays.Integer, id => id < 0 || id >= count, RuleIds.EmbeddingRange, (id, place) => ValueSentences.Id(array.Name, id, place, reader)) is var (mistake, id)
            ? mistake with { Edit = ExtentEdits.ForIds(model, reader, MadeArrays.Elements(made).Max(element => MadeArrays.Integer(element) ?? 0) is var largest && largest > id ? largest : id) }
            : null;
    }

    private static CallMistake? Labels(CallArray array, IOperation made, BoundOutput output)
    {
        int classes = output.Shape.Rank > 0 ? output.Shape.Last : 1;
        int? ignored = output.Loss!.Arguments is { } arguments && arguments.Has("IgnoreClass") && arguments.IsWritten("IgnoreClass") ? arguments.Int("IgnoreClass") : null;
        return Find(array, made, MadeArrays.Integer, label => (label < 0 || label >= classes) && label != ignored, RuleIds.LabelOutOfRange,
            (label, place) => ValueSentences.Label(array.Name, label, place, classes, output.Loss.Loss.TargetValues == "BlankPadded", output.Loss.Arguments is { } has && has.Has("IgnoreClass")))?.Mistake;
    }

    private static CallMistake? Blanks(CallArray array, IOperation made, BoundOutput output) =>
        output.Loss!.Loss.TargetValues == "BlankPadded" && array.Fact is ExtentsFact { Extents.Count: 2 } shape && shape[1]?.Known == array.Sample.Elements ? CtcLabels.Check(array, made, output) : null;

    private static CallMistake? Numbers(CallArray array, IOperation made, BoundOutput output)
    {
        var loss = output.Loss!.Loss;
        var (low, high) = loss.TargetValues switch
        {
            "Probabilities" => (0f, 1f),
            "Signs" => (-1f, 1f),
            "NonNegative" => (0f, float.MaxValue),
            _ => (float.MinValue, float.MaxValue),
        };
        return Find(array, made, MadeArrays.Number, value => value < low || value > high, RuleIds.TargetOutOfRange,
            (value, place) => ValueSentences.Number(value, place, loss.TargetValues, loss.Display))?.Mistake;
    }

    /// <summary>The first element that is a constant outside the range; null where there is none. One before it that is not known may be bad, too.</summary>
    private static (CallMistake Mistake, T Value)? Find<T>(CallArray array, IOperation made, Func<IOperation, T?> read, Func<T, bool> isBad, string rule, Func<T, string, string> sentence)
        where T : struct
    {
        long index = 0;
        foreach (var element in MadeArrays.Elements(made))
        {
            if (read(element) is { } value && isBad(value))
            {
                return (new CallMistake(rule, Place(element.Syntax, array), sentence(value, CallText.Place(array.Name, index, [.. array.Sample.Skip(array.HasBatch ? 0 : 1)]))), value);
            }

            index++;
        }

        return null;
    }

    /// <summary>The element where it stands in the member that calls, else what is passed.</summary>
    public static SyntaxNode Place(SyntaxNode element, CallArray array) => Member(element) == Member(array.At.Syntax) ? element : array.At.Syntax;

    /// <summary>The row that an element stands in, else what is passed.</summary>
    public static SyntaxNode Row(IOperation element, CallArray array) => Place(element.Syntax.Parent is InitializerExpressionSyntax row ? row : element.Syntax, array);

    private static SyntaxNode? Member(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is var member && member is GlobalStatementSyntax ? member.Parent : member;
}
