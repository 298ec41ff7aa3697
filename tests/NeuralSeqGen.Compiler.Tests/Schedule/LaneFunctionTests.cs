using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Emit.Kernels;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>What is printed for each function of vectors compiles against the runtime at every width, and computes what the executor of kernels says.</summary>
public sealed class LaneFunctionTests
{
    private static readonly int[] Widths = [512, 256, 128];
    private static readonly Lazy<Assembly> Compiled = new(Compile);

    public static TheoryData<string, int> Functions =>
        [.. Enum.GetNames<LaneFunction>().SelectMany(name => Widths.Select(bits => (name, bits)))];

    [Theory]
    [MemberData(nameof(Functions))]
    public void PrintedFunction_ComputesWhatTheExecutorSays(string name, int bits)
    {
        var function = Enum.Parse<LaneFunction>(name);
        foreach (float sign in IsOfPositiveNumbers(function) ? [1f] : new[] { 1f, -1f })
        {
            float[][] x = [.. Enumerable.Range(0, Arity(function)).Select(operand => Numbers(operand, bits / 32, sign))];
            float[] actual = new float[bits / 32];
            Compiled.Value.GetType("Width" + bits)!.GetMethod(name)!.Invoke(null, [x, actual]);
            double[] expected = LaneValues.Apply(function, [.. x.Select(lanes => lanes.Select(v => (double)v).ToArray())]);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-5));
        }
    }

    [Fact]
    public void EveryElementwiseKind_HasItsFunction()
    {
        Assert.All(Enum.GetValues<UnaryKind>(), kind => Assert.Equal(kind.ToString(), LaneFunctions.Of(new UnaryOp(kind)).ToString()));
        Assert.All(Enum.GetValues<BinaryKind>(), kind => Assert.Equal(kind.ToString(), LaneFunctions.Of(new BinaryOp(kind)).ToString()));
    }

    // quarters from 0.25 to 1.75: operands are equal in some lanes, smaller in some and larger in others
    private static float[] Numbers(int operand, int lanes, float sign) => [.. Enumerable.Range(0, lanes).Select(lane => sign * ((((lane * (operand + 2)) + operand) % 7) + 1) / 4)];

    private static bool IsOfPositiveNumbers(LaneFunction function) => function is LaneFunction.Log or LaneFunction.Sqrt or LaneFunction.Pow;

    private static int Arity(LaneFunction function) =>
        function == LaneFunction.Select ? 3 : function == LaneFunction.MaxNative || Enum.IsDefined(typeof(BinaryKind), function.ToString()) ? 2 : 1;

    private static Assembly Compile()
    {
        var tree = CSharpSyntaxTree.ParseText(string.Concat(Widths.Select(Source)));
        var references = Net100.References.All.Append(MetadataReference.CreateFromFile(typeof(CompilerServices.Lanes512).Assembly.Location));
        var compilation = CSharpCompilation.Create("LaneFunctions", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>A class with a method for each function, written with the names that generated files give the types.</summary>
    private static string Source(int bits)
    {
        string aliases(string text) => text.Replace("__K.", $"NeuralSeqGen.CompilerServices.Lanes{bits}.", StringComparison.Ordinal).Replace("__W.", $"System.Runtime.Intrinsics.Vector{bits}.", StringComparison.Ordinal);
        var methods = Enum.GetValues<LaneFunction>().Select(function => $"public static void {function}(float[][] x, float[] y) => {aliases($"__W.CopyTo({Print(function)}, y);")}\n");
        return $"public static class Width{bits} {{\n{string.Concat(methods)}}}\n";
    }

    private static string Print(LaneFunction function)
    {
        var operands = Enumerable.Range(0, Arity(function)).Select(operand => new Register($"__W.Create(x[{operand}])")).ToList<Operand>();
        return new ExpressionPrinter(new AddressScope([], [])).Print(new ApplyExpression(function, operands));
    }
}
