using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Emit.Programs;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>The C# of every function of a number that is one per batch, compiled and called, against the interpreter.</summary>
public sealed class ScalarPrinterTests
{
    private static readonly Lazy<Type> Compiled = new(Compile);

    // there is no erf of doubles, and no model takes one of a number of the batch
    private static IEnumerable<UnaryKind> Printed => Enum.GetValues<UnaryKind>().Where(kind => kind != UnaryKind.Erf);

    public static TheoryData<string> Kinds => [.. Printed.Select(kind => kind.ToString())];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Function_IsThatOfTheInterpreter(string kind)
    {
        var function = Compiled.Value.GetMethod(kind)!.CreateDelegate<Func<double, double>>();
        Assert.All([-800, -2.5, -0.0, 0.0, 0.3, 2, 800, double.NaN, double.PositiveInfinity, double.NegativeInfinity], (double x) => Assert.Equal(Scalars.Unary(Enum.Parse<UnaryKind>(kind), x), function(x)));
    }

    [Fact]
    public void Erf_IsRefusedByName() => Assert.Contains("Erf", Assert.Throws<GraphException>(() => Print(UnaryKind.Erf)).Message, StringComparison.Ordinal);

    private static string Print(UnaryKind kind) => ScalarPrinter.Print(new ScalarCommand("y", new Node(new UnaryOp(kind), [], ""), [new ScalarArgument("x")], null));

    private static Type Compile()
    {
        string source = $"using System;\npublic static class Functions {{\n{string.Concat(Printed.Select(kind => $"public static double {kind}(double x) => {Print(kind)};\n"))}}}";
        var compilation = CSharpCompilation.Create("Scalars", [CSharpSyntaxTree.ParseText(source)], Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(stream.ToArray()).GetType("Functions")!;
    }
}
