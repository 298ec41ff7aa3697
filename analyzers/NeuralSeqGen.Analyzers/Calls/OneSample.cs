using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Creations of arrays that hold one sample, with the axis of the batch and without it, as C# text.</summary>
internal static class OneSample
{
    /// <summary><c>new float[64, 15]</c> of <c>new float[1, 64, 15]</c>; null for other texts.</summary>
    public static string? Of(string? text) =>
        Creation(text) is { } creation && Sizes(creation) is { Count: > 1 } sizes && sizes[0].ToString() == "1" ? With(creation, sizes.RemoveAt(0)) : null;

    /// <summary>The reverse, where the extents are those of a sample.</summary>
    public static string? InBatch(string? text, Shape sample) =>
        Creation(text) is { } creation && Sizes(creation) is var sizes && sizes.Select(size => size.ToString()).SequenceEqual(sample.Select(extent => CallText.Number(extent)))
            ? With(creation, sizes.Insert(0, SyntaxFactory.ParseExpression("1"))) : null;

    private static ArrayCreationExpressionSyntax? Creation(string? text) =>
        text is not null && SyntaxFactory.ParseExpression(text) is ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers.Count: 1 } creation ? creation : null;

    private static SeparatedSyntaxList<ExpressionSyntax> Sizes(ArrayCreationExpressionSyntax creation) => creation.Type.RankSpecifiers[0].Sizes;

    private static string With(ArrayCreationExpressionSyntax creation, SeparatedSyntaxList<ExpressionSyntax> sizes) => $"new {creation.Type.ElementType}[{string.Join(", ", sizes)}]";
}
