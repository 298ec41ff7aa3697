using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What the C# compiler says about a user's file beside generated models.</summary>
internal static class UserCode
{
    /// <summary>Diagnostics of the file alone; the generated code is not bound for it.</summary>
    public static IReadOnlyList<Diagnostic> Check(GeneratorRun run, string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)run.Compilation.SyntaxTrees[0].Options, "User.cs");
        return [.. run.Compilation.AddSyntaxTrees(tree).GetSemanticModel(tree).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>A method body with a model 'm' and arrays 'x' and 'y' of the given types.</summary>
    public static string Call(string model, string x, string y, string statement) =>
        $"using NeuralSeqGen; internal static class User {{ internal static void Call({model} m, {x} x, {y} y) {{ {statement} }} }}";
}
