using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Arrays of the wrong rank or element type are refused with our id and sentence: by the analyzer at the argument, and where none runs by the C# compiler at the call.</summary>
public sealed class DecoyTests
{
    private const string Fit = "m.Fit(x, y, new() { Epochs = 1 });";

    [Theory]
    [InlineData("Model3", "float[,,]", "float[,,]", "NSG0301", "Model3 is sequence-to-label: its output is (batch, 8) because [Gru(16)] #1 returns only its last step, but 'y' has 3 axes. Set ReturnSequences = true on [Gru(16)] #1, or pass one label per sequence.")]
    [InlineData("Model1", "float[,,]", "float[,]", "NSG0302", "Model1 is sequence-to-sequence: its output is (batch, 64, 8) because [Gru(16)] #1 returns every step, but 'y' has 2 axes. Set ReturnSequences = false on [Gru(16)] #1, or pass one label per step.")]
    [InlineData("Model1", "float[,,]", "int[,]", "NSG0201", "Model1 compares with [CategoricalCrossentropy], which needs one float per class, but 'y' holds integer labels.")]
    [InlineData("Model3", "float[,,]", "int[]", "NSG0201", "'y' holds integer labels")]
    [InlineData("Model1", "float[,]", "float[,,]", "NSG0303", "Model1 takes (n, 64, 15), but 'x' has 2 axes: it has no time axis.")]
    public void WrongArrays_AreRefused_InEveryMethod(string model, string x, string y, string id, string sentence)
    {
        string[] statements =
        [
            Fit, "m.Fit(x, y);", "m.Fit(x, y, new FitOptions(), validationData: (x, y));", "m.Fit(x, y, cancellationToken: default);",
            "m.Evaluate(x, y, 16);", "m.TrainOnBatch(x, y, sampleWeight: null);", "m.ComputeGradients(x, y, new float[1]);",
        ];
        foreach (string statement in statements)
        {
            var error = Assert.Single(UserCode.Check(QuestionModels.Run, UserCode.Call(model, x, y, statement)));
            Assert.Equal((id, DiagnosticSeverity.Error), (error.Id, error.Severity));
            Assert.Contains(sentence, error.GetMessage(), StringComparison.Ordinal);
            Assert.EndsWith($"/analyzers/docs/{id}.md", error.Descriptor.HelpLinkUri, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("m.Fit(x, y, new() { Epochs = 1 });", "y")]
    [InlineData("m.Evaluate(y: y, x: x);", "y")]
    [InlineData("System.Func<float[,,], float[,,], float[], float> train = m.TrainOnBatch;", "TrainOnBatch")]
    public void Analyzer_SaysTheSentenceAlone_AtTheArgument(string statement, string place)
    {
        string source = UserCode.Call("Model3", "float[,,]", "float[,,]", statement);
        var error = Assert.Single(UserCode.Check(QuestionModels.Run, source));
        Assert.Equal(place, source.Substring(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
        Assert.StartsWith("Model3 is sequence-to-label", error.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RunAnalyzers", "false")]
    [InlineData("NeuralSeqGenAnalyzersSkipped", "true")]
    public void WithoutAnalyzers_TheCompilerSaysIt(string property, string value)
    {
        var run = GeneratorHarness.Run(BuildProperties.Of(property, value), Question.Model3);
        foreach (string statement in new[] { Fit, "m.Evaluate(x, y, 16);", "m.TrainOnBatch(x, y, sampleWeight: null);", "m.ComputeGradients(x, y, new float[1]);" })
        {
            var error = Assert.Single(UserCode.CheckWithoutAnalyzers(run, UserCode.Call("Model3", "float[,,]", "float[,,]", statement)));
            Assert.Equal(("NSG0301", DiagnosticSeverity.Error), (error.Id, error.Severity));
            Assert.EndsWith("or pass one label per sequence.'", error.GetMessage(), StringComparison.Ordinal);
            Assert.Empty(UserCode.CheckWithoutAnalyzers(run, UserCode.Call("Model3", "float[,,]", "float[,]", statement)));
        }
    }

    [Fact]
    public void OtherProjects_NeedNoAnalyzers()
    {
        foreach (string statement in new[] { Fit, "m.Fit(x, y, new FitOptions(), validationData: (x, y));", "m.Evaluate(x, y, 16);", "m.TrainOnBatch(x, y, sampleWeight: null);", "m.ComputeGradients(x, y, new float[1]);" })
        {
            Assert.Equal("NSG0301", Assert.Single(UserCode.CheckElsewhere(QuestionModels.Run, UserCode.Call("Model3", "float[,,]", "float[,,]", statement))).Id);
            Assert.Empty(UserCode.CheckElsewhere(QuestionModels.Run, UserCode.Call("Model3", "float[,,]", "float[,]", statement)));
        }

        Assert.Equal("NSG0303", Assert.Single(UserCode.CheckElsewhere(QuestionModels.Run, UserCode.Call("Model1", "float[,]", "int", "m.Predict(x);"))).Id);
    }

    [Fact]
    public void StepOfAModelThatLooksAhead_IsRefusedEverywhere()
    {
        var run = GeneratorHarness.Run(Question.Usings + "[SequenceModel, Input(4, 3), Bidirectional, Gru(2), Dense(5), MeanSquaredError] public sealed partial class Ahead;");
        foreach (string statement in new[] { "m.CreateState();", "m.Step(x, y, null!);" })
        {
            string source = UserCode.Call("Ahead", "float[]", "float[]", statement);
            Assert.Equal("NSG0316", Assert.Single(UserCode.Check(run, source)).Id);
            Assert.Equal("NSG0316", Assert.Single(UserCode.CheckElsewhere(run, source)).Id);
        }
    }

    [Theory]
    [InlineData("float[,]", "NSG0303")]
    [InlineData("float[,,,]", "NSG0304")]
    public void WrongInput_OfPredict_IsRefused(string x, string id) =>
        Assert.Equal(id, Assert.Single(UserCode.Check(QuestionModels.Run, UserCode.Call("Model1", x, "int", "m.Predict(x);"))).Id);

    [Theory]
    [InlineData("Model1", "float[,,]", "float[,,]")]
    [InlineData("Model3", "float[,,]", "float[,]")]
    [InlineData("Model3", "float[]", "float[]")]
    public void RightArrays_AreTaken(string model, string x, string y)
    {
        foreach (string statement in new[] { Fit, "m.Fit(x, y);", "m.Evaluate(x, y);", "m.TrainOnBatch(x, y);", "m.ComputeGradients(x, y, new float[1], new float[1]);" })
        {
            Assert.Empty(UserCode.Check(QuestionModels.Run, UserCode.Call(model, x, y, statement)));
        }
    }

    [Fact]
    public void OneFeature_IsToldHowToGetItsAxis()
    {
        var run = GeneratorHarness.Run(Question.Usings + "[SequenceModel, Input(20, 1), Gru(2), Dense(1), MeanSquaredError, Adam] public sealed partial class Series;");
        foreach (string statement in new[] { "m.Fit(x, y);", "m.Predict(x);" })
        {
            var error = Assert.Single(UserCode.Check(run, UserCode.Call("Series", "float[,]", "float[,]", statement)));
            Assert.Equal("NSG0303", error.Id);
            Assert.Contains("Series takes (n, 20, 1), but 'x' has 2 axes: one feature has an axis, too. Pass Sequences.AddFeatureAxis(x).", error.GetMessage(), StringComparison.Ordinal);
        }

        Assert.Empty(UserCode.Check(run, UserCode.Call("Series", "float[,]", "float[]", "m.Fit(Sequences.AddFeatureAxis(x), Sequences.AddFeatureAxis(y));")));
    }

    [Fact]
    public void SparseTargets_AndRegression_HaveTheirOwnDecoys()
    {
        var run = GeneratorHarness.Run(
            Question.Usings + "[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), Dense(5), SparseCategoricalCrossentropy(FromLogits = true), Adam] public sealed partial class Tagger;",
            Question.Usings + "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Adam] public sealed partial class Regressor;");
        Assert.Equal("NSG0202", Assert.Single(UserCode.Check(run, UserCode.Call("Tagger", "float[,,]", "float[,,]", Fit))).Id);
        Assert.Equal("NSG0302", Assert.Single(UserCode.Check(run, UserCode.Call("Tagger", "float[,,]", "int[]", Fit))).Id);
        Assert.Empty(UserCode.Check(run, UserCode.Call("Tagger", "float[,,]", "int[,]", Fit)));
        Assert.Equal("NSG0301", Assert.Single(UserCode.Check(run, UserCode.Call("Regressor", "float[,,]", "float[,,]", Fit))).Id);
        Assert.Equal("NSG0302", Assert.Single(UserCode.Check(run, UserCode.Call("Regressor", "float[,,]", "float[]", Fit))).Id);
        Assert.Empty(UserCode.Check(run, UserCode.Call("Regressor", "float[,,]", "float[,]", Fit)));
        Assert.Empty(UserCode.Check(run, UserCode.Call("Regressor", "float[]", "float[]", Fit)));
    }

    [Fact]
    public void Decoys_AreFewAndHidden()
    {
        foreach (var type in new[] { "Model1", "Model2", "Model3" }.Select(QuestionModels.Loaded.Type))
        {
            var decoys = type.GetMethods().Where(m => m.IsDefined(typeof(ObsoleteAttribute), false)).ToList();
            Assert.NotEmpty(decoys);
            Assert.All(decoys.GroupBy(m => m.Name), sameName => Assert.InRange(sameName.Count(), 1, 3));
            Assert.All(decoys, m => Assert.True(m.IsDefined(typeof(System.ComponentModel.EditorBrowsableAttribute), false)));
        }
    }
}
