namespace NeuralSeqGen.Package.Tests;

/// <summary>Arrays of the wrong rank or element type do not compile, and the compiler says our sentence, whether analyzers run or not.</summary>
[Collection(PackageCollection.Name)]
public sealed class CallSiteTests(PackageFixture package)
{
    private const string Models = """
        using NeuralSeqGen;

        [SequenceModel, Input(6, 3), Gru(2), Dense(4, Activation = Activation.Softmax), CategoricalCrossentropy, Sgd]
        public sealed partial class Label;

        [SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4, Activation = Activation.Softmax), CategoricalCrossentropy, Sgd]
        public sealed partial class Labels;

        [SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossentropy, Sgd]
        public sealed partial class SparseLabels;

        """;

    private const string Right = """
        var x = new float[5, 6, 3];
        new Label().Fit(x, new float[5, 4]);
        new Labels().Fit(x, new float[5, 6, 4]);
        new SparseLabels().Fit(x, new int[5, 6]);

        """;

    /// <summary>One mistake each: the expected id, the model that the sentence must name, and the call.</summary>
    private static readonly (string Id, string Model, string Call)[] Mistakes =
    [
        ("NSG0301", "Label", "new Label().Fit(x, new float[5, 6, 4]);"),
        ("NSG0302", "Labels", "new Labels().Fit(x, new float[5, 4]);"),
        ("NSG0201", "Labels", "new Labels().Fit(x, new int[5, 6]);"),
        ("NSG0202", "SparseLabels", "new SparseLabels().Fit(x, new float[5, 6, 4]);"),
        ("NSG0301", "Label", "new Label().Evaluate(x, new float[5, 6, 4]);"),
    ];

    [Fact]
    public void RightCalls_Compile()
    {
        using var project = Project("");
        project.Build().Succeeded();
    }

    [Theory]
    [InlineData("RunAnalyzers=true")]
    [InlineData("RunAnalyzers=false")]
    [InlineData("IsImplicitlyTriggeredBuild=true")]
    public void WrongCalls_AreOneErrorEach(string property)
    {
        using var project = Project(string.Join('\n', Mistakes.Select(mistake => mistake.Call)) + "\n");
        var build = project.Build($"-p:{property}").Failed();
        Assert.Equal(Mistakes.Select(mistake => mistake.Id).Order(), build.ErrorIds.Order());
        Assert.All(Mistakes, mistake => Assert.Contains(build.Errors, error => error.Contains(mistake.Id) && error.Contains($"{mistake.Model} ")));
    }

    [Fact]
    public void WithAnalyzers_TheSentenceIsAll()
    {
        using var project = Project("var y1 = new float[5, 6, 4];\nnew Label().Fit(x, y1);\n");
        var build = project.Build().Failed();
        string line = Assert.Single(build.Errors);
        Assert.Contains("Program.cs(6,20): error NSG0301: Label is sequence-to-label: its output is (batch, 4) because [Gru(2)] #1 returns only its last step, but 'y1' has 3 axes. Set ReturnSequences = true on [Gru(2)] #1, or pass one label per sequence.", line);
    }

    private ConsumerProject Project(string calls)
    {
        var project = new ConsumerProject(package);
        project.Write("Models.cs", Models);
        project.Write("Program.cs", Right + calls);
        return project;
    }
}
