using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Functions as text, which assemblies carry: what is written comes back, and what nobody wrote is refused, not run into.</summary>
public sealed class FunctionInstructionTests
{
    private const string Attributes = "Input(4, 6), Lambda(nameof(F), 3, true, 0.1), Dense(2), MeanSquaredError";

    private const string Functions = """
        [TensorFunction] internal static Tensor F(Tensor x, int n, bool gated, double rate, [Weight("features", "2*n", Initializer = Initializer.Orthogonal, L2 = 1e-4)] Tensor kernel, [Weight(6)] Tensor bias, int turns = -2, double scale = 0.1, bool unused = false)
        {
            var (a, b) = (x.Dot(kernel) + bias).Split(2);
            Tensor[] parts = [a, gated ? G(b, Math.Max(n, 2)) : b];
            for (int i = 0; i < n; i++)
            {
                if (i == 1) { continue; }
                if (i > 5 || !gated && i > 3) { break; }
                parts = [.. parts, i * parts[^1] / (x.Shape[1] + 0.5)];
            }

            foreach (var part in x[.., 1..^1].SplitAt([2])) { a += part.Sum(-1, keepDims: true) * scale; }
            (_, b) = (b, a);
            return Concatenate(parts) + Einsum("ij,jk->ik", a, b.Transpose())[.., ..1] + Dropout(x.Mean(), rate) * double.NegativeInfinity * double.NaN * -0.0;
        }

        [TensorFunction] internal static Tensor G(Tensor x, int n) => n == 0 ? x : Tanh(G(x, n - 1));
        """;

    private static readonly ModelSpec Model = FunctionSource.Parse(Attributes, Functions);

    [Fact]
    public void Function_ComesBack()
    {
        var function = Model.Parts[1].Function!;
        Assert.Empty(function.Bodies.SelectMany(b => b.Refusals));
        Assert.True(ModelBinder.Bind(Model).IsValid);
        var read = FunctionInstructions.Read("F", FunctionInstructions.Write(function));

        Assert.Equal(new FunctionSpec("F", function.Bodies.Select(Packaged).ToEquatableArray()), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("a \" b \\ c\\\"")]
    [InlineData("ä\n\t\u2028漢")]
    public void Texts_ComeBack(string text)
    {
        var body = new FunctionBody("F", EquatableArray<FunctionParameter>.Empty, 1, new(FunctionNodeKind.Constant, -1, text, EquatableArray<FunctionNode>.Empty)) { IsPackaged = true };

        Assert.Equal(text, FunctionInstructions.Read("F", FunctionInstructions.Write(new("F", new([body]))))!.Main.Root.Value);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    public void Doubles_ComeBackToTheBit(double number)
    {
        var body = new FunctionBody("F", EquatableArray<FunctionParameter>.Empty, 1, new(FunctionNodeKind.Constant, -1, number, EquatableArray<FunctionNode>.Empty)) { IsPackaged = true };
        object? read = FunctionInstructions.Read("F", FunctionInstructions.Write(new("F", new([body]))))!.Main.Root.Value;

        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)read!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("2 (\"F\"i1 i0 ()(Constant n ))")]
    [InlineData("1 (\"F\"i1 i0 ()(Constant n )")]
    [InlineData("1 (\"F\"i1 i0 ()(Constant n )))")]
    [InlineData("1 (\"F\"i1 i0 ()(Slot i0 ))")]
    [InlineData("1 (\"F\"i1 i1 ()(Slot n ))")]
    [InlineData("1 (\"F\"i1 i0 ()(Call i1 ))")]
    [InlineData("1 (\"F\"i1 i0 ()(Return n ))")]
    [InlineData("1 (\"F\"i1 i0 ()(3 n ))")]
    [InlineData("1 (\"F\"i1 i0 ()(Unheard n ))")]
    [InlineData("1 (\"F\"i1 i0 ()(Constant i99999999999 ))")]
    [InlineData("1 (\"F\"i1 i0 ()(Constant d12 ))")]
    [InlineData("1 (\"F\"i1 i2000000000 ()(Constant n ))")]
    public void WhatNoCompilerWrote_IsRefused(string text) => Assert.Null(FunctionInstructions.Read("F", text));

    [Fact]
    public void DeepExpression_IsRefusedWhereItIsWritten()
    {
        Assert.Empty(Errors(800));
        Assert.Contains("an expression is more than 1,000 operations deep", Assert.Single(Errors(1100)), StringComparison.Ordinal);

        static List<string> Errors(int terms) =>
            [.. FunctionSource.Bind("Input(4, 6), Lambda(nameof(F)), MeanSquaredError, Sgd", FunctionSource.Function("Tensor F(Tensor x)", $"return {string.Join(" + ", Enumerable.Repeat("x", terms))};")).Findings.Where(f => f.Rule.Severity == Diagnostics.RuleSeverity.Error).Select(f => f.Sentence)];
    }

    [Fact]
    public void DeepText_IsRefused() => Assert.Null(FunctionInstructions.Read("F", "1 (\"F\"i1 i0 ()" + string.Concat(Enumerable.Repeat("(Block n ", 1_000_000))));

    /// <summary>Instructions that were changed by chance are refused, or run: nothing throws.</summary>
    [Fact]
    public void ChangedText_IsHandled()
    {
        string text = FunctionInstructions.Write(Model.Parts[1].Function!);
        string[] words = text.Split(' ');
        var random = new Random(7);
        int read = 0;
        for (int i = 0; i < 600; i++)
        {
            int at = random.Next(text.Length);
            string changed = (i % 4) switch
            {
                0 => text[..at],
                1 => text.Remove(at, 1),
                2 => text[..at] + text[random.Next(text.Length)] + text[(at + 1)..],
                _ => string.Join(' ', words.Select((word, w) => w == at % words.Length ? words[random.Next(words.Length)] : word)),
            };
            if (FunctionInstructions.Read("F", changed) is { } function && function.Main.Parameters.Equals(Model.Parts[1].Function!.Main.Parameters))
            {
                read++;
                var model = ModelBinder.Bind(Model with { Parts = Model.Parts.Select((part, p) => p == 1 ? part with { Function = function } : part).ToEquatableArray() });
                Assert.True(model.IsValid || model.Findings.Count > 0, changed);
            }
        }

        Assert.True(read > 50, $"{read} were read");
    }

    private static FunctionBody Packaged(FunctionBody body) => body with { Root = WithoutPlaces(body.Root), IsPackaged = true };

    private static FunctionNode WithoutPlaces(FunctionNode node) => node with { Place = -1, Children = node.Children.Select(WithoutPlaces).ToEquatableArray() };
}
