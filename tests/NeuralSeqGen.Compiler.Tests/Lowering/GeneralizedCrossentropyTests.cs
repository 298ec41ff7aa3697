using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>(1 − p^q) ÷ q of the label's probability: as it is, and from the scores behind a softmax.</summary>
public sealed class GeneralizedCrossentropyTests
{
    [Theory]
    [InlineData("", 0.5)]
    [InlineData("(Q = 0.7)", 0.7)]
    [InlineData("(Q = 0.01)", 0.01)]
    public void Loss_IsItsFormula(string arguments, double q)
    {
        double[][] p = [[0.2, 1e-9, 0.5], [0.3, 0.9, 1]], labels = [[1], [2]];
        Assert.Equal((((1 - Math.Pow(1e-9, q)) / q) + 0) / 2, Loss("Activation(Activation.Linear)", arguments, p, labels), 1e-12);
        double[][] scores = [[1, -20, 3], [0.5, 2, -1]];
        double[] chosen = [Math.Exp(-20) / scores[0].Sum(Math.Exp), Math.Exp(-1) / scores[1].Sum(Math.Exp)];
        Assert.Equal(chosen.Average(v => (1 - Math.Pow(v, q)) / q), Loss("Activation(Activation.Softmax)", arguments, scores, labels), 1e-12);
    }

    [Fact]
    public void Probability0_IsTheLargestLoss() => Assert.Equal(2, Loss("Activation(Activation.Linear)", "", [[0, 1]], [[0]]), 1e-12);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.5")]
    public void Q_IsBetween0And1(string q) => Assert.Equal($"Model1: Q of [CategoricalGeneralizedCrossentropy] must be more than 0 and less than 1, but is {q}.",
        Assert.Single(ModelSource.Bind($"[Input(3), Dense(4), CategoricalGeneralizedCrossentropy(Q = {q})]").Findings).Sentence);

    private static double Loss(string layer, string arguments, double[][] x, double[][] labels) => GraphInterpreter.Run(
        ModelLowering.Evaluate(ModelSource.BindValid($"[Input({x[0].Length}), {layer}, CategoricalGeneralizedCrossentropy{arguments}]")), new PortValues(x.Length) { [PortKind.Input] = x, [PortKind.Target] = labels }).Sum(0);
}
