using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Commands;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>An option that cannot be followed is refused, not changed or left out.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("my_model")]
    [InlineData("_1")]
    [InlineData("modèle")]
    public void ANameIsTakenAsItIs(string name)
    {
        Assert.Equal(name, CSharpNames.Identifier(name, "--name"));
        Assert.Contains($"public sealed partial class {name};", Import(name).Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my model", "that is no C# name")]
    [InlineData("1st", "that is no C# name")]
    [InlineData("", "that is no C# name")]
    [InlineData("class", "that is a word of C#")]
    public void ANameThatIsNone_IsRefused(string name, string said) => Assert.Contains(said, Assert.Throws<ModelFileException>(() => CSharpNames.Identifier(name, "--name")).Message, StringComparison.Ordinal);

    [Fact]
    public void ANameThatModelsUse_IsRefused() => Assert.Contains("the class cannot have the name 'Fit', which C# or a model here uses itself. Take another, such as Fit2", Assert.Throws<ModelFileException>(() => Import("Fit")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x=5", null)]
    [InlineData("5", null)]
    [InlineData("fixed=7", null)]
    [InlineData("y=5", "the model has no input 'y'. It has 'x', 'fixed', 'flat'")]
    [InlineData("fixed=5", "no time axis is open there: 'fixed' has 7 steps")]
    [InlineData("flat=5", "'flat' has no time axis")]
    [InlineData("x=0", "a number from 1 on is needed")]
    public void StepsOfNoOpenInput_AreRefused(string text, string? said)
    {
        string? refusal = Record.Exception(() => StepsOption.Check(StepsOption.Parse([text]), [("x", null), ("fixed", 7), ("flat", 0)]))?.Message;
        Assert.Equal(said is null, refusal is null);
        Assert.Contains(said ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void TheModelSaysWhichInputsAreOpen()
    {
        Assert.Equal([("dense_input", (int?)null)], Import("Made", "[null, null, 3]").Inputs);
        Assert.Equal([("dense_input", (int?)7)], Import("Made", "[null, 7, 3]").Inputs);
    }

    private static ImportedModel Import(string name, string shape = "[null, 7, 3]") => MadeModel.Import(
        $$$"""{"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "InputLayer", "config": {"name": "dense_input", "batch_input_shape": {{{shape}}}, "dtype": "float32"}}, {"class_name": "Dense", "config": {"name": "dense", "trainable": true, "units": 4, "activation": "linear", "use_bias": true}}]}}""",
        options: new ImportOptions { Name = name, Steps = new Dictionary<string, int> { [""] = 5 } });
}
