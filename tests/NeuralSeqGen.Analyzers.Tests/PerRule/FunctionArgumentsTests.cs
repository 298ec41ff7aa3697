using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class FunctionArgumentsTests
{
    [Theory]
    [InlineData("{|NSG0904:Lambda(nameof(F))|} | Tensor F(Tensor x, double a) => a * x;")]
    [InlineData("{|NSG0904:Lambda(nameof(F), 1.0, 2.0)|} | Tensor F(Tensor x, double a) => a * x;")]
    [InlineData("{|NSG0904:Lambda(nameof(F), 1.5)|} | Tensor F(Tensor x, int a) => a * x;")]
    [InlineData("{|NSG0904:Lambda(nameof(F), true)|} | Tensor F(Tensor x, double a) => a * x;")]
    [InlineData("{|NSG0904:Lambda(nameof(F))|} | Tensor F(Tensor x, Tensor y) => x + y;")]
    [InlineData("{|NSG0904:Lambda(nameof(F))|} | Tensor F(Tensor x, [Weight(\"features\", \"unit\")] Tensor w) => x.Dot(w);")]
    [InlineData("{|NSG0904:Lambda(nameof(F))|} | Tensor F(Tensor x, [Weight(\"features+\")] Tensor w) => x + w;")]
    [InlineData("Dense(3), {|NSG0904:CustomLoss(nameof(F))|} | Tensor F(Tensor y) => y.Sum(-1);")]
    public Task Mistake_Triggers(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));

    [Theory]
    [InlineData("Lambda(nameof(F), 2) | Tensor F(Tensor x, double a, double b = 1) => a * b * x;")]
    [InlineData("Lambda(nameof(F), 2) | Tensor F(Tensor x, int n, [Weight(\"features\", \"2*n\")] Tensor w) => x.Dot(w);")]
    public Task RightFunction_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(FunctionText.Of(source));
}
