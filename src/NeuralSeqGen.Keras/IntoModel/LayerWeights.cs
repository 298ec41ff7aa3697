using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Weights;

namespace NeuralSeqGen.Keras.IntoModel;

/// <summary>Pairs weights of a model with arrays in the same order, in the layout of Keras 3.</summary>
/// <param name="model">The model.</param>
/// <param name="version">What wrote the arrays.</param>
internal sealed class LayerWeights(ISequenceModel model, ConfigVersion version)
{
    private static readonly HashSet<string> Locals = ["kernel", "recurrent_kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance", "embeddings", "depthwise_kernel", "pointwise_kernel"];

    private readonly IReadOnlyDictionary<string, string> _classes = LayerClasses.Of(model);

    /// <param name="weights">Weights of the model.</param>
    /// <param name="arrays">Arrays of the file.</param>
    /// <param name="place">What sentences call the place of the arrays.</param>
    /// <exception cref="RefusedImportException">They do not fit.</exception>
    public IEnumerable<KerasTransfer> Pair(IReadOnlyList<WeightInfo> weights, IReadOnlyList<SavedArray> arrays, string place)
    {
        var ready = new ArrayLayouts(version).Ready(arrays, [.. weights.Select(Slot)]);
        if (ready.Count != weights.Count)
        {
            throw new RefusedImportException($"'{place}' has {(ready.Count == 0 ? "no arrays" : $"{ready.Count} arrays")}, but {string.Join(", ", weights.Select(weight => weight.Name))} want {weights.Count}");
        }

        return [.. weights.Zip(ready).Select(pair => Demand(pair.First, pair.Second))];
    }

    private ArraySlot Slot(WeightInfo weight) => new(ClassOf(weight.Name), Local(weight), [.. weight.Shape]);

    private string ClassOf(string name)
    {
        for (int end = name.LastIndexOf('/'); end > 0; end = name.LastIndexOf('/', end - 1))
        {
            if (_classes.TryGetValue(name[..end], out string? className))
            {
                return className;
            }
        }

        return "";
    }

    private KerasTransfer Demand(WeightInfo weight, ReadyArray array)
    {
        string name = array.Sources[0].Name;
        if (!weight.Shape.SequenceEqual([.. array.Shape]))
        {
            throw new RefusedImportException($"'{name}' is {ShapeText.Of([.. array.Shape])}, but {weight.Name} is {ShapeText.Of(weight.Shape)}");
        }

        string said = name.Split('/')[^1].Split(':')[0];
        return version.IsKeras1 || !Locals.Contains(said) || said == Local(weight) ? new(weight, array) : throw new RefusedImportException($"'{name}' stands where {weight.Name} is expected");
    }

    private static string Local(WeightInfo weight) => weight.Name.Split('/')[^1];
}
