using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>A line of a declaration with layers.</summary>
/// <param name="Tree">Its file.</param>
/// <param name="Place">Where the comment is; empty where there is none.</param>
/// <param name="Text">The comment that is true.</param>
internal sealed record ShapeLine(SyntaxTree Tree, TextSpan Place, string Text)
{
    /// <summary>What stands there.</summary>
    public string Written => Tree.GetText().ToString(Place);
}
