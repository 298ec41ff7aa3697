using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnknownFunctionTests
{
    [Theory]
    [InlineData("{|NSG0903:Lambda(nameof(F))|} | !Tensor F(Tensor x) => x;")]
    [InlineData("{|NSG0903:Lambda(\"Missing\")|} | !int F() => 1;")]
    [InlineData("{|NSG0903:Lambda(nameof(F))|} | int F(Tensor x) => 1;")]
    [InlineData("{|NSG0903:Lambda(nameof(F))|} | Tensor F(Tensor x, string name) => x;")]
    [InlineData("{|NSG0903:Lambda(nameof(F))|} | Tensor F(Tensor x) => x; | Tensor F(Tensor x, int n) => x;")]
    [InlineData("Dense(3), {|NSG0903:CustomLoss(nameof(F))|} | Tensor F<T>(Tensor t, Tensor y) => t;")]
    public Task Mistake_Triggers(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));

    [Theory]
    [InlineData("Lambda(nameof(F)) | Tensor F(Tensor x) => x;")]
    [InlineData("Lambda(typeof(Model), nameof(Model.F)) | Tensor F(Tensor x) => x;")]
    public Task RightFunction_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));
}
