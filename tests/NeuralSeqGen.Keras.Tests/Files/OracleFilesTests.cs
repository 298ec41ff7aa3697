using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Files;

public sealed class OracleFilesTests
{
    public static TheoryData<string> ToOpen => [.. OracleFiles.All.Where(file => file.Must != "refuse" && file.Format is not ("refuse" or "onnx-reference")).Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(ToOpen))]
    public void EachOpensAsItsFormatAndAllItsArraysAreRead(string name)
    {
        var file = OracleFiles.All.First(file => file.Name == name);
        var model = ModelFile.Open(file.Path);
        Assert.Equal(FormatOf(file.Format), model.Format);
        Assert.Equal(file.Sha256, model.Sha256);
        Assert.Equal(model.Format is SavedFormat.KerasArchive or SavedFormat.KerasHdf5 or SavedFormat.ConfigJson or SavedFormat.RtNeuralJson, model.ConfigJson is not null);
        foreach (var array in Arrays(model.Weights).Concat(Arrays(model.OptimizerWeights)))
        {
            float[] values = array.Read();
            Assert.Equal(array.Length, values.Length);
            Assert.All(values, value => Assert.True(float.IsFinite(value), array.Name));
        }
    }

    internal static IEnumerable<SavedArray> Arrays(SavedWeights? weights) => weights switch
    {
        NamedWeights named => named.Layers.SelectMany(layer => layer.Arrays),
        PositionalWeights positional => positional.Groups.Values.SelectMany(arrays => arrays),
        StateDict dict => dict.Arrays,
        _ => [],
    };

    private static SavedFormat FormatOf(string format) => format switch
    {
        "keras-v3-zip" => SavedFormat.KerasArchive,
        "keras-legacy-h5" or "keras1-h5" => SavedFormat.KerasHdf5,
        "keras-v3-weights-h5" => SavedFormat.KerasWeights,
        "keras-legacy-weights-h5" => SavedFormat.LegacyWeights,
        "keras-config-json" => SavedFormat.ConfigJson,
        "torch-state-dict-json" => SavedFormat.TorchJson,
        "torch-state-dict-safetensors" => SavedFormat.Safetensors,
        "rtneural-json" => SavedFormat.RtNeuralJson,
        _ => throw new ArgumentException($"The list has the unknown format '{format}'.", nameof(format)),
    };
}
