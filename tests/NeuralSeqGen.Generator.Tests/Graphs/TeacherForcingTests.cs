using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Training without the input that reads the target gives what the shifted target given by hand does; generated sequences are those of a loop over Predict.</summary>
public sealed class TeacherForcingTests
{
    private const string Mistake = Question.Usings + """
        [SequenceModel, Adam]
        public sealed partial class M
        {
            [Input(4)] private static partial LayerNode Source { get; }
            [Input(5), TeacherForcing(nameof(Words))] private static partial LayerNode Previous { get; }
            [Embedding(8, 3, From = nameof(Source)), Gru(2)] private static partial LayerNode Encoder { get; }
            [Embedding(8, 3, From = nameof(Previous)), Gru(3, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(8), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Words { get; }
        }
        """;

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run(ForcingModels.Source, ForcingProbe.Source)));

    [Theory]
    [InlineData("fit")]
    [InlineData("flat fit")]
    [InlineData("steps")]
    [InlineData("evaluate")]
    [InlineData("gradients")]
    [InlineData("generic")]
    [InlineData("several")]
    public void Training_IsThatOfTheShiftedTarget(string what)
    {
        double[] differences = Run(what);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.Equal(0, difference));
    }

    [Theory]
    [InlineData("greedy")]
    [InlineData("beam of one")]
    public void Generate_TakesTheLikeliestId(string what) => Assert.All(Run(what), difference => Assert.Equal(0, difference));

    [Fact]
    public void EncoderAndDecoder_LearnToReverse() => Assert.All(Run("reverse"), share => Assert.InRange(share, 0.95, 1));

    [Theory]
    [InlineData("steps of the target", "y", "NSG0306: Translator.Fit: 'y' is (37, 6)")]
    [InlineData("samples of the target", "y", "NSG0309: Translator.Evaluate: 'y' has 36 samples but 'source' has 37")]
    [InlineData("first of several", "level", "NSG0309: Several.Evaluate: 'level' has 3 samples but 'source' has 4")]
    [InlineData("label", "y", "NSG0308: Translator.TrainOnBatch: 'y' holds the label 8")]
    [InlineData("held", "validationData.Y", "NSG0306: Translator.Fit: 'validationData.Y' is (37, 4)")]
    [InlineData("no target", "y", "Value cannot be null")]
    [InlineData("flat target", "y", "NSG0306: Translator.Evaluate: 'y' has 7 values")]
    [InlineData("source", "source", "NSG0306: Translator.Generate: 'source' is (2, 3)")]
    [InlineData("no source", "source", "Value cannot be null")]
    public void Refusal_NamesWhatTheCallerGave(string what, string parameter, string sentence)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => Run(what));
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(sentence, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stub_HasTheSignaturesTheAuthorMeant()
    {
        var run = GeneratorHarness.Run(Mistake);
        Assert.Empty(run.ErrorIds);
        const string Head = "using NeuralSeqGen; internal static class User { internal static void Call(M m, int[,] a, int[,] b, float[,,] other) { ";
        Assert.Empty(UserCode.Check(run, Head + "m.Fit(a, b, new() { Epochs = 2 }, (a, b)); m.Evaluate(a, b, 16); m.TrainOnBatch(a, b); _ = m.Predict(a, b); int[,] ids = m.Generate(a, new() { BeamWidth = 2 }); _ = ids; } }"));
        Assert.Empty(UserCode.Check(run, Head + "m.Fit(other, b); _ = m.Generate(other); } }"));
    }

    [Fact]
    public void StatesThatAreKept_LeaveNothingToGenerate()
    {
        const string Nodes = "[Input(4, BatchSize = 2), TeacherForcing(nameof(B))] private static partial LayerNode A { get; } [Embedding(4, 2, From = nameof(A)), Gru(2, ReturnSequences = true, Stateful = STATEFUL), Dense(4), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode B { get; }";
        const string Call = "internal static class User { internal static void Call(M m) => m.Generate(2); }";
        Assert.Empty(UserCode.Check(Run(false), Call));
        Assert.NotEmpty(UserCode.Check(Run(true), Call));

        static GeneratorRun Run(bool stateful) => GeneratorHarness.Run(Question.Usings + "[SequenceModel] public sealed partial class M { " + Nodes.Replace("STATEFUL", stateful ? "true" : "false", StringComparison.Ordinal) + " }");
    }

    private static double[] Run(string what) => Models.Value.Instance<IGraphProbe>("Probe").Run(what);
}
