namespace NeuralSeqGen.Generator.Tests;

/// <summary>What the C# compiler reports itself leaves the generator alive and the model compiled once.</summary>
public sealed class RepeatedAttributeTests
{
    private const string Layers = "Input(4, 3), Dense(2), MeanSquaredError, Sgd";

    [Theory]
    [InlineData($"using NeuralSeqGen; [SequenceModel, {Layers}] public partial class Twice; [SequenceModel] public partial class Twice;", "CS0579")]
    [InlineData($"using NeuralSeqGen; [SequenceModel, SequenceModel, {Layers}] public partial class Twice;", "CS0579")]
    [InlineData("using NeuralSeqGen; [SequenceModel, Input(4, 3), Gru(), Dense(2)] public partial class Twice;", "CS7036")]
    public void Model_IsCompiledOnce_AndItsNeighbourToo(string source, string error)
    {
        var run = GeneratorHarness.Run(source, $"using NeuralSeqGen; [SequenceModel, {Layers}] public partial class Neighbour;");

        Assert.NotEmpty(run.Surface("Twice"));
        Assert.NotEmpty(run.Surface("Neighbour"));
        Assert.Equal([error], run.ErrorIds);
    }

    [Theory]
    [InlineData("file sealed partial class Hidden;", "file sealed partial class Hidden;")]
    [InlineData("public partial class Hidden;", "public partial class Hidden<T>;")]
    public void ModelsOfOneName_LeaveTheGeneratorAlive(string first, string second)
    {
        var run = GeneratorHarness.Run(
            $"using NeuralSeqGen; [SequenceModel, {Layers}] {first}",
            $"using NeuralSeqGen; [SequenceModel, {Layers}] {second}",
            $"using NeuralSeqGen; [SequenceModel, {Layers}] public partial class Neighbour;");

        Assert.NotEmpty(run.Surface("Neighbour"));
        Assert.DoesNotContain("CS8785", run.ErrorIds);
    }

    [Fact]
    public void NamesThatAreNoIdentifiers_CompileAllTheSame()
    {
        var run = GeneratorHarness.Run("using NeuralSeqGen; [SequenceModel(Name = \"two\\nlines\"), Input(6, 3), Gru(4, Unroll = true, ReturnSequences = true, Name = \"enc-gru\"), Dense(2), MeanSquaredError, Sgd] public partial class Odd;");

        Assert.Empty(run.ErrorIds);
    }
}
