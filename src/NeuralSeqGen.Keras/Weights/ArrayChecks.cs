using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>What the arrays of a file say of its architecture, before anything is made of it.</summary>
internal static class ArrayChecks
{
    private static readonly Dictionary<string, int> Gates = new() { ["GRU"] = 3, ["LSTM"] = 4, ["SimpleRNN"] = 1, ["Dense"] = 1 };

    public static void Check(KerasGraph graph, SavedWeights? weights, ConfigVersion version, bool isNested = false)
    {
        if (weights is null)
        {
            return;
        }

        foreach (var layer in graph.Layers)
        {
            if (layer.Model is { } model)
            {
                Check(model, weights, version, isNested: true);
            }
            else if (!(isNested && weights is NamedWeights) && Gates.TryGetValue(layer.ClassName, out int gates) && !version.IsKeras1)
            {
                Check(layer, gates, LayerArrays.Of(layer, weights));
            }
        }
    }

    private static string Text(IReadOnlyList<SavedArray> arrays)
    {
        string[] shapes = [.. arrays.Where(array => array.Shape.Count == 2).Take(2).Select(array => $"({string.Join(", ", array.Shape)})")];
        return shapes.Length == 1 ? $"the kernel is {shapes[0]}" : $"the kernels are {string.Join(" and ", shapes)}";
    }

    private static void Check(KerasLayer layer, int gates, IReadOnlyList<SavedArray> arrays)
    {
        if (arrays.Count == 0 || layer.Config["units"].Whole() is not { } units)
        {
            return;
        }

        if (arrays[0].Shape is [.., var last] && last != (long)units * gates && arrays[0].Shape.Count == 2)
        {
            throw new RefusedImportException($"units {units} of {layer} are not those of its weights: {Text(arrays)} in the file");
        }

        // Keras before 2.2 did not write the key
        if (layer.ClassName == "GRU" && !layer.Config.ContainsKey("reset_after") && arrays.Any(array => array.Shape is [2, _] && array.Name.Contains("bias", StringComparison.Ordinal)))
        {
            layer.Config["reset_after"] = true;
        }
    }
}
