namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generated text as a reader sees it; a change here is a change for every user.</summary>
public sealed class SurfaceSnapshots
{
    [Fact]
    public void Model1() => Snapshot.Verify(QuestionModels.Run.Surface("Model1"));

    [Fact]
    public void Model3() => Snapshot.Verify(QuestionModels.Run.Surface("Model3"));

    [Fact]
    public void InvalidModel() => Snapshot.Verify(GeneratorHarness.Run(
        BuildProperties.Of("RunAnalyzers", "false"),
        Question.Usings + "[SequenceModel, Input(4, 3), Gru(2), TimeDistributed, Dense(1), MeanSquaredError, Sgd] public sealed partial class Broken;").Surface("Broken"));
}
