namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>A mask goes through a function that makes each step of the same step, and through one that reads it; it ends at others.</summary>
public sealed class FunctionMaskTests
{
    [Theory]
    [InlineData("2 * x")]
    [InlineData("x.Dot(w) + w[0]")]
    [InlineData("Einsum(\"jk,ij->ik\", w, x)")]
    [InlineData("w.Transpose().MatMul(x.Transpose()).Transpose()")]
    [InlineData("Softmax(x.CumSum()) - x.Mean(-1, true)")]
    [InlineData("x + Arange(x.Shape[0]).ExpandDims(-1)")]
    [InlineData("x[.., 0].OneHot(4)")]
    [InlineData("Concatenate([x, Sin(x)]) * x.Max(1, true)")]
    [InlineData("Dropout(x, 0.5).Flip()")]
    [InlineData("(2 * w).Take(x.ArgMax(-1))")]
    public void SameStep_KeepsTheMask(string body) => Assert.True(Keeps("Tensor F(Tensor x, [Weight(3, 3)] Tensor w)", body + " + 0 * w.Sum()"));

    [Theory]
    [InlineData("x.Flip(0)")]
    [InlineData("x.Roll(1, 0)")]
    [InlineData("x.Shift(1, 0)")]
    [InlineData("x.CumSum(0)")]
    [InlineData("Softmax(x, 0)")]
    [InlineData("x - x.Mean(0)")]
    [InlineData("x - x.Mean()")]
    [InlineData("x + x[0]")]
    [InlineData("x.Dot(x.Transpose())")]
    [InlineData("x.Reshape(3, 5).Transpose()")]
    [InlineData("Concatenate([x[1..], x[..1]], 0)")]
    public void OtherSteps_EndIt(string body) => Assert.False(Keeps("Tensor F(Tensor x)", body));

    [Fact]
    public void AFunctionThatReadsIt_AnswersForIt() => Assert.True(Keeps("Tensor F(Tensor x, Tensor mask)", "x - (x * mask.ExpandDims(-1)).Sum(0) / mask.Sum()"));

    private static bool Keeps(string head, string body)
    {
        var model = FunctionSource.BindValid("Input(5, 3), Masking, Lambda(nameof(F)), Flatten, Dense(1), MeanSquaredError, Sgd", FunctionSource.Function(head, $"return {body};"));
        return model.Layers.Single(layer => layer.Function is not null).OutputMask is not null;
    }
}
