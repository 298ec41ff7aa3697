using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Keras's names are any text; identifiers are not.</summary>
public sealed class NameTests
{
    public static TheoryData<string, string> Names => new()
    {
        { "gru_1", "Gru1" }, { "class", "Class" }, { "1st", "_1st" }, { "a b.c", "ABC" }, { "né", "Né" }, { "___", "Layer" }, { "Fit", "Fit2" }, { "Activation", "Activation2" },
        { new string('x', 950), "X" + new string('x', 59) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void AName_BecomesAnIdentifier(string name, string expected) => Assert.Equal(expected, new NodeNames("Made").Fresh(name));

    [Fact]
    public void NamesThatAreOneIdentifier_AreNumbered()
    {
        var names = new NodeNames("Made");
        Assert.Equal(["AB", "AB2", "Made2"], new[] { "a-b", "a_b", "made" }.Select(names.Fresh));
    }

    [Fact]
    public void LayersOfOddNames_AreDeclaredAsTheCompilerTakesThem()
    {
        string[] names = ["a-b", "a_b", "A_b", "class", "1st", "made", "Equals", "x/y", "a\"b", new string('n', 950), "  ", "é è"];
        string layers = string.Join(", ", names.Select((name, i) => $$$"""{"class_name": "Dense", "config": {"name": {{{System.Text.Json.JsonSerializer.Serialize(name)}}}, "trainable": true, {{{(i == 0 ? "\"batch_input_shape\": [null, 3]," : "")}}} "units": 3, "activation": "tanh", "use_bias": true}}"""));
        Assert.Equal(2 * names.Length, MadeModel.Sequential(layers, weights: new NeuralSeqGen.Keras.Files.NamedWeights([.. names.Select(name =>
            new NeuralSeqGen.Keras.Files.SavedLayerWeights(name, [MadeModel.Array("kernel", [3, 3], new float[9]), MadeModel.Array("bias", [3], new float[3])]))])).Weights.Select(w => w.Name).Distinct().Count());
    }
}
