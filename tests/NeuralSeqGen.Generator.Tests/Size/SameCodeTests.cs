namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>TimeDistributed(Dense) and Dense compile to the same code: only names differ.</summary>
public sealed class SameCodeTests
{
    [Theory]
    [InlineData("Program512"), InlineData("Program256"), InlineData("Program128")]
    public void Model1AndModel2_AreTheSameProgram(string program) =>
        Assert.Equal(Program("Model1", program), Program("Model2", program));

    [Fact]
    public void Model3_IsAnother() => Assert.NotEqual(Program("Model1", "Program512"), Program("Model3", "Program512"));

    /// <summary>The program without the names of model and layer, in comments or in methods.</summary>
    private static string Program(string model, string program)
    {
        string source = Assert.Single(QuestionModels.Run.Files, f => f.Key.StartsWith(model + ".", StringComparison.Ordinal) && f.Key.Contains(program, StringComparison.Ordinal)).Value;
        return source.Replace(model, "Model", StringComparison.Ordinal)
            .Replace("time_distributed_1", "dense_1", StringComparison.Ordinal).Replace("TimeDistributed1", "Dense1", StringComparison.Ordinal);
    }
}
