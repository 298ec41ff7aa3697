using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class FunctionResultTests
{
    [Theory]
    [InlineData("Dense(3), CustomLoss(nameof(F)) | Tensor {|NSG0905:F|}(Tensor t, Tensor y) => t - y;")]
    [InlineData("Dense(3), CustomLoss(nameof(F)) | Tensor {|NSG0905:F|}(Tensor t, Tensor y) => (t - y).Sum();")]
    [InlineData("Dense(3), MeanSquaredError, Metric.Custom(nameof(F)) | Tensor {|NSG0905:F|}(Tensor t, Tensor y) => t;")]
    [InlineData("Lambda(nameof(F)) | (Tensor, Tensor) {|NSG0905:F|}(Tensor x) => (x, x);")]
    public Task Mistake_Triggers(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));

    [Theory]
    [InlineData("Dense(3), CustomLoss(nameof(F)), Metric.Custom(nameof(F)) | Tensor F(Tensor t, Tensor y) => (t - y).Sum(-1);")]
    public Task RightFunction_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));
}
