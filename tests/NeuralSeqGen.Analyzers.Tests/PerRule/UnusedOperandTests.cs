using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnusedOperandTests
{
    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor {|NSG0906:F|}(Tensor x, [Weight(\"features\")] Tensor b) => x;")]
    [InlineData("Lambda(nameof(F)) | Tensor {|NSG0906:F|}(Tensor x) => Full([x.Shape[1]], 1);")]
    [InlineData("Dense(3), CustomLoss(nameof(F)) | Tensor {|NSG0906:F|}(Tensor t, Tensor y) => t.Sum(-1);")]
    public Task Mistake_Triggers(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));

    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x, [Weight(\"features\")] Tensor b) => x + b;")]
    public Task RightFunction_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));
}
