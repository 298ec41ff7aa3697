namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>What an input that reads a target may be, and which target.</summary>
public sealed class TeacherForcingTests
{
    private const string Node = "private static partial LayerNode ";
    private const string Fits = "[Input(5), TeacherForcing(nameof(Y), EndId = 3)] " + Node + "X { get; } [Embedding(6, 3, From = nameof(X)), Gru(4, ReturnSequences = true), Dense(6), SparseCategoricalCrossentropy(FromLogits = true)] " + Node + "Y { get; }";

    [Fact]
    public void Input_KnowsItsOutput()
    {
        var model = ModelSource.BindGraph(Fits);
        Assert.Empty(model.Findings);
        var forcing = model.Inputs[0].Forcing!;
        Assert.Same(model.Outputs[0], forcing.Output);
        Assert.Equal((1, 3, true), (forcing.StartId, forcing.EndId, forcing.IsFromLogits));
    }

    [Theory]
    [InlineData("nameof(Y)", "\"Z\"", "NSG0008")]
    [InlineData("nameof(Y)", "nameof(X)", "NSG0006")]
    [InlineData("EndId = 3", "EndId = 6", "NSG0006")]
    [InlineData("EndId = 3", "StartId = 6", "NSG0006")]
    [InlineData("EndId = 3", "StartId = -1", "NSG0006")]
    [InlineData("Embedding(6", "Embedding(5", "NSG0006")]
    [InlineData("SparseCategoricalCrossentropy(FromLogits = true)", "MeanSquaredError", "NSG0006")]
    [InlineData("Gru(4, ReturnSequences = true)", "Gru(4)", "NSG0006")]
    [InlineData("Gru(4, ReturnSequences = true)", "Gru(4, ReturnSequences = true), Cropping1D(1, 0)", "NSG0006")]
    [InlineData("Input(5), ", "Input(5), TeacherForcing(nameof(Y)), ", "NSG0007")]
    [InlineData("Dense(6)", "TeacherForcing(nameof(Y)), Dense(6)", "NSG0012")]
    public void Mistake_IsFoundOnce(string written, string instead, string rule) =>
        Assert.Equal([rule], ModelSource.BindGraph(Fits.Replace(written, instead, StringComparison.Ordinal)).Findings.Select(f => f.RuleId));

    [Fact]
    public void ListOfLayers_HasNoTeacher() =>
        Assert.Equal(["NSG0012"], ModelSource.Bind("[Input(5), TeacherForcing(\"Y\"), Embedding(6, 3), Dense(6), SparseCategoricalCrossentropy]").Findings.Select(f => f.RuleId));
}
