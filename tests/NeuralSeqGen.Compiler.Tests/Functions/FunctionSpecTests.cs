using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>What is read of a body: nothing of its text, all of its meaning.</summary>
public sealed class FunctionSpecTests
{
    private const string Body = "Tensor F(Tensor x, int n, [Weight(\"features\", \"n\")] Tensor kernel) { var y = x.Dot(kernel); for (int i = 0; i < n; i++) { y += Tanh(y) * 0.5; } return y; }";

    [Theory]
    [InlineData("Tensor F(Tensor x, int n, [Weight(\"features\", \"n\")] Tensor kernel)\n{\n    // the sum\n    var y = x.Dot(kernel);\n    for (int i = 0; i < n; i++)\n    {\n        y += Tanh(y) * 0.5; /* half */\n    }\n\n    return y;\n}")]
    [InlineData("Tensor F(Tensor x, int n, [Weight(\"features\", \"n\")] Tensor kernel) { Tensor sum = x.Dot(kernel); for (int turn = 0; turn < n; turn++) { sum += Tanh(sum) * 0.5; } return sum; }")]
    [InlineData("Tensor F(Tensor x, int n, [Weight(\"features\", \"n\")] Tensor kernel) { var y = x.Dot(y: kernel); for (int i = 0; i < n; i++) { y += NeuralSeqGen.Tensor.Tanh(y) * (1.0 / 2); } return y; }")]
    public void CommentsLayoutAndNames_ChangeNothing(string function) => Assert.Equal(Parse(Body), Parse(function));

    [Theory]
    [InlineData("* 0.5", "* 0.25")]
    [InlineData("i < n", "i <= n")]
    [InlineData("Tanh(y)", "Sigmoid(y)")]
    [InlineData("y += ", "y = ")]
    [InlineData("\"features\", \"n\"", "\"features\", \"n\", L2 = 0.1")]
    [InlineData("int n", "int n = 3")]
    [InlineData("return y;", "return y + G(y);")]
    public void Meaning_ChangesTheSpec(string before, string after) => Assert.NotEqual(Parse(Body), Parse(Body.Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void CalledFunctions_BelongToTheSpec()
    {
        const string Caller = "Tensor F(Tensor x) => G(x) + G(2 * x);";

        Assert.Equal(["F", "G"], Parse(Caller).Parts[1].Function!.Bodies.Select(b => b.Name));
        Assert.NotEqual(Parse(Caller, "Exp(x)"), Parse(Caller, "Log(x)"));
        Assert.Equal(Parse("Tensor F(Tensor x) => 2 * x;", "Exp(x)"), Parse("Tensor F(Tensor x) => 2 * x;", "Log(x)"));
    }

    [Theory]
    [InlineData("Tensor F(Tensor x) => ")]
    [InlineData("Tensor F(Tensor x) { return ")]
    [InlineData("Tensor F(Tensor x) { for (int i = 0; i < ; i++) { x += } return x")]
    [InlineData("Tensor F(Tensor x) { var (a, b = x.Split(; }")]
    [InlineData("Tensor F(Tensor x, [Weight(\"fea")]
    [InlineData("Tensor F(Tensor x) => x.Dot(unknown) + missing.Length[0..;")]
    [InlineData("Tensor F(Tensor x) { int i; return x[i]; }")]
    [InlineData("Tensor F(Tensor x) { if (x > 0) { return x; } }")]
    [InlineData("Tensor F(")]
    [InlineData("Tensor")]
    public void HalfTypedBodies_AreRead(string function)
    {
        for (int end = 0; end <= function.Length; end++)
        {
            var model = FunctionSource.Bind("Input(4, 3), Lambda(nameof(F)), MeanSquaredError", "[TensorFunction] internal static " + function[..end]);

            Assert.False(model.IsValid && end == function.Length, function);
        }
    }

    private static Model.ModelSpec Parse(string function, string called = "2 * x") =>
        FunctionSource.Parse("Input(4, 3), Lambda(nameof(F), 2)", $"[TensorFunction] internal static {function}\n[TensorFunction] internal static Tensor G(Tensor x) => {called};");
}
