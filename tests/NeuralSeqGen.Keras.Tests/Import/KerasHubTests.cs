namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Layers of KerasHub that have a counterpart, under both names of the package; its others are refused by their class.</summary>
public sealed class KerasHubTests
{
    private const string Input = """{"class_name": "InputLayer", "config": {"name": "x", "batch_shape": [null, 5, 4], "dtype": "float32"}}, """;

    [Theory]
    [InlineData("keras_hub", "PositionEmbedding", """ "sequence_length": 9, "initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null}, "registered_name": null} """, "PositionEmbedding(AddsInput = false, SequenceLength = 9")]
    [InlineData("keras_nlp", "SinePositionEncoding", """ "max_wavelength": 50 """, "SinePositionEncoding(AddsInput = false, MaxWavelength = 50")]
    public void APositionLayer_GivesItsRowsAlone(string package, string className, string config, string attribute) =>
        Assert.Contains(attribute, MadeModel.Sequential(Layer(package, className, config)).Source, StringComparison.Ordinal);

    [Fact]
    public void AnotherLayer_IsRefusedByItsClass() =>
        Assert.Contains("of the class FNetEncoder, which has no counterpart", MadeModel.Refusal(Layer("keras_hub", "FNetEncoder", """ "intermediate_dim": 3 """)), StringComparison.Ordinal);

    private static string Layer(string package, string className, string config) =>
        $$$"""{{{Input}}}{"module": "{{{package}}}.src.layers.modeling", "class_name": "{{{className}}}", "registered_name": "{{{package}}}>{{{className}}}", "config": {"name": "layer", "trainable": true, {{{config}}}}}""";
}
