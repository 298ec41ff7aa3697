using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Sentences about shapes name what is likely forgotten, and nothing where it is not.</summary>
public sealed class FunctionHintTests
{
    private const string Cell = "Input(5, 3), Rnn(nameof(F), 4), Dense(1), MeanSquaredError, Sgd";
    private const string Loss = "Input(5, 3), Dense(4, Activation = Activation.Softmax), CustomLoss(nameof(F)), Sgd";

    [Theory]
    [InlineData(Cell, "Tensor F(Tensor x, Tensor h, Tensor kernel)", "return Tanh(x.Dot(kernel) + h);", " Without [Weight], 'h' and 'kernel' are states of 4 numbers.")]
    [InlineData(Loss, "Tensor F(Tensor target, Tensor output)", "return -(target.OneHot(output.Shape[^1]) * output).Sum(-1);", " OneHot spreads class indices, which targets are with IntegerTarget = true.")]
    [InlineData("Input(3), Dense(4, Activation = Activation.Softmax), CustomLoss(nameof(F)), Sgd", "Tensor F(Tensor target, Tensor output)", "return -(target.OneHot(4) * output).Sum(-1);", ". OneHot spreads class indices, which targets are with IntegerTarget = true.")]
    public void LikelyCause_IsNamed(string attributes, string head, string body, string end) => Assert.EndsWith(end, Sentence(attributes, head, body), StringComparison.Ordinal);

    [Theory]
    [InlineData(Cell, "Tensor F(Tensor x, Tensor h)", "return Tanh(x + h);")]
    [InlineData(Loss, "Tensor F(Tensor target, Tensor output)", "return target - output;")]
    [InlineData(Loss, "Tensor F(Tensor target, Tensor output)", "return (target[.., 1..] - output).Sum(-1);")]
    public void OtherCauses_AreNotGuessed(string attributes, string head, string body) =>
        Assert.All(new[] { "Without [Weight]", "IntegerTarget" }, hint => Assert.DoesNotContain(hint, Sentence(attributes, head, body), StringComparison.Ordinal));

    [Fact]
    public void OneTensor_IsSingular() =>
        Assert.Contains("F has 2 states and gives 1 tensor. A cell has a parameter for each state, behind the one for the step and without [Weight], and gives", Sentence(Cell, "Tensor F(Tensor x, Tensor h, Tensor c)", "return h + c;"), StringComparison.Ordinal);

    private static string Sentence(string attributes, string head, string body) =>
        FunctionSource.Bind(attributes, FunctionSource.Function(head, body)).Findings.Single(finding => finding.Rule.Severity == RuleSeverity.Error).Sentence;
}
