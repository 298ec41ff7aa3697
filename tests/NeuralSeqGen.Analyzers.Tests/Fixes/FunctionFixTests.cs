using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes.Functions;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

/// <summary>Fixes inside functions: what comes of one compiles, and the model has no finding.</summary>
public sealed class FunctionFixTests
{
    private const string Layer = "[SequenceModel, Input(4, 6), Lambda(nameof(F))]\npublic sealed partial class Model\n{\n";

    [Theory]
    [InlineData("    [TensorFunction]\n    private static Tensor F(Tensor x) => {|NSG0902:G(x)|};\n\n    private static Tensor G(Tensor x) => 2 * x;\n", "    [TensorFunction]\n    private static Tensor F(Tensor x) => G(x);\n\n    [TensorFunction]\n    private static Tensor G(Tensor x) => 2 * x;\n")]
    [InlineData("    [TensorFunction] private static Tensor F(Tensor x) => {|NSG0902:G(x)|} + {|NSG0902:G(2 * x)|};\n    /// <summary>Twice.</summary>\n    private static Tensor G(Tensor x) => 2 * x;\n", "    [TensorFunction] private static Tensor F(Tensor x) => G(x) + G(2 * x);\n    /// <summary>Twice.</summary>\n    [TensorFunction]\n    private static Tensor G(Tensor x) => 2 * x;\n")]
    [InlineData("    [TensorFunction] private static Tensor F(Tensor x) => {|NSG0902:Parts.G(x)|};\n    private static class Parts { internal static Tensor G(Tensor x) => 2 * x; }\n", "    [TensorFunction] private static Tensor F(Tensor x) => Parts.G(x);\n    private static class Parts { [TensorFunction] internal static Tensor G(Tensor x) => 2 * x; }\n")]
    public Task CalledMethod_BecomesAFunction(string before, string after) => FixTest<MarkFunctionFixer>.VerifyAsync(Layer + before + "}\n", Layer + after + "}\n");

    [Theory]
    [InlineData("    private static Tensor F(Tensor x) => x;\n", "    [TensorFunction]\n    private static Tensor F(Tensor x) => x;\n")]
    [InlineData("    [TensorFunction] private Tensor F(Tensor x) => x;\n", "    [TensorFunction] private static Tensor F(Tensor x) => x;\n")]
    [InlineData("    Tensor F(Tensor x) => x.Sum(0);\n", "    [TensorFunction]\n    static Tensor F(Tensor x) => x.Sum(0);\n")]
    public Task NamedMethod_BecomesAFunction(string before, string after) =>
        FixTest<MarkFunctionFixer>.VerifyAsync(Layer.Replace("Lambda(nameof(F))", "{|NSG0903:Lambda(nameof(F))|}", StringComparison.Ordinal) + before + "}\n", Layer + after + "}\n");

    [Theory]
    [InlineData("    private static Tensor F(Tensor x, string name) => x;\n")]
    [InlineData("    private int _n; private Tensor F(Tensor x) => _n * x;\n")]
    [InlineData("    private static int F(Tensor x) => 1;\n")]
    [InlineData("    [TensorFunction] private static Tensor F<T>(Tensor x) => x;\n")]
    [InlineData("    private static Tensor F(Tensor x) => x; private static Tensor F(Tensor x, int n) => x;\n")]
    public Task NamedMethod_ThatIsNoneYet_StaysAsItIs(string source) => FixTest<MarkFunctionFixer>.VerifyNoFixAsync(Layer.Replace("Lambda(nameof(F))", "{|NSG0903:Lambda(nameof(F))|}", StringComparison.Ordinal) + source + "}\n");

    [Theory]
    [InlineData("{|CS0029:x > 0|} ? x : 0.1 * x", "Tensor.Where(x > 0, x, 0.1 * x)")]
    [InlineData("{|CS0029:(x > 0)|} ? 1.0 : 0.0", "Tensor.Where(x > 0, 1.0, 0.0)")]
    public Task ChoiceByValue_BecomesWhere(string before, string after) => FixTest<WhereFixer>.VerifyAsync(Function($"return {before};"), Function($"return {after};"));

    [Theory]
    [InlineData("if ({|CS0029:x > 0|}) { return x; } return -x;", "return Tensor.Where(x > 0, x, -x);")]
    [InlineData("if ({|CS0029:x > 0|}) return x; else return 0;", "return Tensor.Where(x > 0, x, 0);")]
    [InlineData("var y = 2 * x; if ({|CS0029:x > 0|}) { y = x; } return y;", "var y = 2 * x; y = Tensor.Where(x > 0, x, y); return y;")]
    [InlineData("Tensor y; if ({|CS0029:x > 0|}) { y = x; } else { y = 1; } return y;", "Tensor y; y = Tensor.Where(x > 0, x, 1); return y;")]
    public Task IfByValue_BecomesWhere(string before, string after) => FixTest<WhereFixer>.VerifyAsync(Function(before), Function(after));

    [Theory]
    [InlineData("Tensor y = x, z = x; if ({|CS0029:x > 0|}) { y = x; z = 1; } return y + z;")]
    [InlineData("Tensor y = x, z = x; if ({|CS0029:x > 0|}) { y = x; } else { z = 1; } return y + z;")]
    [InlineData("while ({|CS0029:x > 0|}) { x = -x; } return x;")]
    [InlineData("if ({|CS0029:x.Rank|}) { return x; } return -x;")]
    public Task OtherConditions_StayAsTheyAre(string body) => FixTest<WhereFixer>.VerifyNoFixAsync(Function(body));

    [Theory]
    [InlineData("return System.Math.Exp({|CS1503:x|});", "return Tensor.Exp(x);")]
    [InlineData("return System.MathF.Tanh({|CS1503:x|});", "return Tensor.Tanh(x);")]
    [InlineData("return 1 + System.Math.Pow({|CS1503:x|}, 2);", "return 1 + Tensor.Power(x, 2);")]
    [InlineData("return System.Math.Max(0, {|CS1503:x|});", "return Tensor.Maximum(0, x);")]
    [InlineData("return x / {|NSG0902:System.MathF.Sqrt(6)|};", "return x / System.Math.Sqrt(6);")]
    public Task Math_BecomesThatOfTensor(string before, string after) => FixTest<TensorMathFixer>.VerifyAsync(Function(before), Function(after));

    [Theory]
    [InlineData("return System.Math.Cbrt({|CS1503:x|});")]
    [InlineData("return x * {|NSG0902:System.Math.Cbrt(2)|};")]
    public Task Math_ThatTensorLacks_StaysAsItIs(string body) => FixTest<TensorMathFixer>.VerifyNoFixAsync(Function(body));

    [Theory]
    [InlineData("    private static readonly double Factor = 2;\n", "    private const double Factor = 2;\n")]
    [InlineData("    readonly static int Factor = 2 + 3;\n", "    const int Factor = 2 + 3;\n")]
    public Task ReadonlyField_BecomesAConstant(string before, string after) =>
        FixTest<ConstantFixer>.VerifyAsync(Function("return {|NSG0902:Factor|} * x;").Replace("{\n    [", "{\n" + before + "    [", StringComparison.Ordinal), Function("return Factor * x;").Replace("{\n    [", "{\n" + after + "    [", StringComparison.Ordinal));

    [Theory]
    [InlineData("    private static readonly double Factor = System.Math.Sqrt(2);\n")]
    [InlineData("    private static double Factor = 2;\n")]
    [InlineData("    private static readonly double[] Factors = [2]; private static double Factor => Factors[0];\n")]
    public Task OtherFields_StayAsTheyAre(string field) => FixTest<ConstantFixer>.VerifyNoFixAsync(Function("return {|NSG0902:Factor|} * x;").Replace("{\n    [", "{\n" + field + "    [", StringComparison.Ordinal));

    private static string Function(string body) => Layer + "    [TensorFunction]\n    private static Tensor F(Tensor x) { " + body + " }\n}\n";
}
