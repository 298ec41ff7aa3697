using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Files;

public sealed class OracleFilesTests
{
    private const int SpatialRank = 3;

    public static TheoryData<string> WithWeights => [.. OracleFiles.All.Where(file => file.Must != "refuse" && file.Io is not null && file.Format is not ("onnx-reference" or "keras-config-json") && file.Tensors().Keys.Any(IsWeight)).Select(file => file.Name)];

    public static TheoryData<string> ToOpen => [.. OracleFiles.All.Where(file => file.Must != "refuse" && file.Format is not ("refuse" or "onnx-reference")).Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(ToOpen))]
    public void EachOpensAsItsFormatAndAllItsArraysAreRead(string name)
    {
        var file = OracleFiles.Get(name);
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

    /// <summary>What Keras itself gives as the model's weights, each of which stands in the file once.</summary>
    [Theory]
    [MemberData(nameof(WithWeights))]
    public void TheArraysAreTheWeightsThatKerasHas(string name)
    {
        var file = OracleFiles.Get(name);
        var left = Arrays(ModelFile.Open(file.Path).Weights).Select(array => (array.Name, Shape: array.Shape.ToArray(), Values: array.Read())).ToList();
        foreach (var (weight, (shape, values)) in file.Tensors().Where(tensor => IsWeight(tensor.Key)))
        {
            int found = left.FindIndex(array => array.Shape.SequenceEqual(shape) && (array.Values.SequenceEqual(values) || (shape.Length == SpatialRank && Flipped(array.Values, shape[0]).SequenceEqual(values))));
            Assert.True(found >= 0, $"{weight} {ShapeText.Of(shape)}");
            left.RemoveAt(found);
        }

        Assert.Empty(left.Select(array => array.Name));
    }

    private static bool IsWeight(string name) => name.StartsWith("weight/", StringComparison.Ordinal);

    // Theano keeps kernels of convolutions the other way round.
    private static IEnumerable<float> Flipped(float[] values, int steps) => values.Chunk(values.Length / steps).Reverse().SelectMany(step => step);

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
