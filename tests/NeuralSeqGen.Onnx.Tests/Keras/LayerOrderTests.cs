using NeuralSeqGen.Keras.Export;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>The order in which Keras holds the layers of a graph is that in which it writes them: found again from the graph alone.</summary>
public sealed class LayerOrderTests
{
    public static TheoryData<string> Graphs => [.. KerasFiles.Names.Where(name => KerasFiles.Config(KerasFiles.Read(name)).GetProperty("class_name").ValueEquals("Functional"))];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Order_IsThatOfKeras(string name)
    {
        var config = KerasFiles.Config(KerasFiles.Read(name));
        string[] written = [.. config.GetProperty("config").GetProperty("layers").EnumerateArray().Where(layer => !layer.GetProperty("module").GetString()!.StartsWith("keras.src.ops", StringComparison.Ordinal)).Select(layer => layer.GetProperty("name").GetString()!)];
        Assert.Equal(written, LayerOrder.Of(name, config, _ => false).Select(layer => layer.GetProperty("name").GetString()!));
    }
}
