using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What stands where in the text of a call.</summary>
internal static class CallSyntax
{
    /// <summary>The name of the method in a call, or in what refers to it.</summary>
    public static SyntaxNode Name(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => Name(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => call,
    };

    /// <summary>What an argument is called at the call, or as the parameter is.</summary>
    public static string Name(ExpressionSyntax? argument, string parameter) => argument switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => parameter,
    };

    /// <summary>The argument for a parameter: the one with its name, or at its position where no name stands before.</summary>
    public static ArgumentSyntax? Argument(SeparatedSyntaxList<ArgumentSyntax> arguments, string name, int position)
    {
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        var positional = position < arguments.Count && arguments.Take(position + 1).All(argument => argument.NameColon is null) ? arguments[position] : null;
        return named ?? positional;
    }
}
