using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>How much code a model becomes: what the C# compiler has to bind, and a reader to scroll.</summary>
public sealed class EmittedSizeTests
{
    private const string Deep = "[Input(6, 5)][Gru(17, ReturnSequences = true)][Gru(12, ReturnSequences = true, ResetAfter = true)][SimpleRnn(24, ReturnSequences = true)][Gru(17)]" +
        "[Dense(5)][Activation(Activation.Softmax)][CategoricalCrossentropy, Adam, Metric.Accuracy]";

    private const string Unrolled = Question.Usings + """
        /// <summary>Every one of 64 steps written out.</summary>
        [SequenceModel]
        [Input(64, 15)]
        [Gru(16, ReturnSequences = true, Unroll = true)]
        [Dense(8)]
        [Activation(Activation.Softmax)]
        [CategoricalCrossentropy, RmsProp, Metric.Accuracy]
        public sealed partial class Unrolled;

        """;

    [Theory]
    [InlineData("Program512"), InlineData("Program256"), InlineData("Program128")]
    public void Model1_HasAtMost2000StatementsPerWidth(string program)
    {
        string source = Assert.Single(QuestionModels.Run.Files, f => f.Key.StartsWith("Model1.", StringComparison.Ordinal) && f.Key.Contains(program, StringComparison.Ordinal)).Value;
        Assert.InRange(CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().Count(n => n is StatementSyntax and not BlockSyntax), 100, 2000);
    }

    [Theory]
    [InlineData("Model1"), InlineData("Model2"), InlineData("Model3")]
    public void AQuestionModel_HasAtMost6000LinesInAll(string model) => Assert.InRange(ModelBudget.Lines(model, QuestionModels.Run), 500, 6000);

    [Fact]
    public void AModelWithEveryStepWrittenOut_StaysWithinTheBudget()
    {
        var run = GeneratorHarness.Run(Unrolled);
        using var models = QuickLoad.Of(run);
        ModelBudget.Check("Unrolled", run, models);
    }

    [Fact]
    public void ADeepModel_StaysWithinTheBudget_AndComputesWhatTheGraphSays()
    {
        var run = GeneratorHarness.Run($"{Question.Usings}/// <summary>Four recurrent layers.</summary>\n[SequenceModel]{Deep} public sealed partial class Deep;");
        using var models = QuickLoad.Of(run);
        ModelBudget.Check("Deep", run, models);
        new RandomModelCheck(ModelSource.BindValid(Deep), models, "Deep", seed: 3).Run();
    }
}
