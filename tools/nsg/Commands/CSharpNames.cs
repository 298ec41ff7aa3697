using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Commands;

/// <summary>Names that a user gives for what is declared.</summary>
internal static class CSharpNames
{
    /// <summary>A name of a class; null for none.</summary>
    public static string? Identifier(string? text, string option) => text is null ? null
        : !SyntaxFacts.IsValidIdentifier(text) ? throw new ModelFileException($"{option} {text}: that is no C# name.")
        : SyntaxFacts.GetKeywordKind(text) != SyntaxKind.None ? throw new ModelFileException($"{option} {text}: that is a word of C#. Take another name.")
        : text;

    /// <summary>A namespace; null for none.</summary>
    public static string? Namespace(string? text) => text is null ? null : string.Join('.', text.Split('.').Select(part => Identifier(part, "--namespace")));
}
