namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Which functions a stream can run step by step: those that are the same on a sequence of one step.</summary>
public sealed class StepFunctionTests
{
    [Theory]
    [InlineData("return x * x.Sum(1).Shape[0];")]
    [InlineData("return x * x.Transpose().Shape[^1];")]
    [InlineData("int n = 1; foreach (int e in x.Shape) { n *= e; } return x / n;")]
    [InlineData("int[] s = [.. x.Shape]; return x * s[0];")]
    [InlineData("return x + Full(x.Shape, 1).Sum();")]
    [InlineData("if (x.Sum(1).Shape[0] > 2) { return x * 2; } return x * 3;")]
    [InlineData("return x + Normal([4, 5], 0.1);")]
    [InlineData("return x * Full([4, 5], 2);")]
    [InlineData("return x + x.Sum(1).ExpandDims(1).BroadcastTo(4, 5);")]
    [InlineData("return x * x.ExpandDims(0).BroadcastTo(1, 4, 5)[0];")]
    [InlineData("return x[0..4] * 2;")]
    [InlineData("return x.Transpose()[0..2].Reshape(2, 4).Transpose();")]
    [InlineData("return x.Reshape(4, 5, 1).Sum(2) * 2;")]
    [InlineData("return Concatenate([x, Full([4, 1], 2)]);")]
    [InlineData("return x - x.Mean(0, true);")]
    public void AFunctionThatKnowsTheNumberOfSteps_HasNoStep(string body) => Assert.False(IsStepwise(body));

    [Theory]
    [InlineData("return 2 * x + Tanh(x);")]
    [InlineData("return x / x.Sum(-1, true);")]
    [InlineData("var (a, b) = x[.., 0..4].Split(2); return a * Sigmoid(b);")]
    [InlineData("return x.Dot(Full([5, 3], 0.5));")]
    [InlineData("return x * Full([1, 5], 2);")]
    [InlineData("return Softmax(x) * x.Shape[^1];")]
    [InlineData("return x + Normal([5], 0.1);")]
    public void OneThatDoesNot_HasStep(string body) => Assert.True(IsStepwise(body));

    private static bool IsStepwise(string body)
    {
        var layer = FunctionSource.BindValid("Input(4, 5), Lambda(nameof(F)), MeanSquaredError, Sgd", FunctionSource.Function("Tensor F(Tensor x)", body)).Layers.Single(layer => layer.Layer.Name == "Lambda");
        return layer.Layer.IsStepwise(layer, isTimed: true);
    }
}
