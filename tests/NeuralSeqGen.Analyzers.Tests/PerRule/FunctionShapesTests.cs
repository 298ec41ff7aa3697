using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class FunctionShapesTests
{
    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0901:x.Split(4)|}[0];")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0901:x + x.Mean(-1)|};")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => 2 * {|NSG0901:x.Reshape(5, 5)|};")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0901:x.Sum(2)|};")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0901:x[-1]|};")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0901:x[4]|};")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0901:x.Dot(x)|};")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) { var {|NSG0901:(a, b)|} = x.Split(3); return a + b; }")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => G(x); | Tensor G(Tensor y) => {|NSG0901:y.Dot(y)|};")]
    public Task Mistake_Triggers(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));

    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => x.Split(3)[0];")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => x + x.Mean(-1, true);")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => x.Reshape(8, 3);")]
    public Task RightFunction_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));
}
