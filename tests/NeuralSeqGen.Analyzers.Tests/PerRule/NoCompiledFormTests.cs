using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class NoCompiledFormTests
{
    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0902:G(x)|}; | !Tensor G(Tensor x) => x;")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0902:x.ToArray()|}[0] * x;")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0902:Field|} * x; | !double Field = 2;")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => (double){|NSG0902:System.Environment.TickCount|} * x;")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) { {|NSG0902:throw new System.Exception();|} }")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => {|NSG0902:F(x)|};")]
    public Task Mistake_Triggers(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));

    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) { var y = x; for (int i = 0; i < 3; i++) { y += Sin3(y, i); } return y; } | Tensor Sin3(Tensor x, int n) => n > 1 ? Sqrt(Abs(x)) : x;")]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => Two * x; | !double Unused() => 1; | !int Other; internal const double Two = 2;")]
    public Task RightFunction_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));
}
