using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>The catalogue of what cannot be imported, and what to do about each.</summary>
internal static class Refusals
{
    private static readonly Dictionary<string, string> ByClass = new()
    {
        ["Lambda"] = "holds Python code, which is not in the file as anything that could be read. Replace it by a layer of Keras before saving, or compute it in C# before or behind the model",
        ["Merge"] = "is the Merge of Keras 1, whose modes Keras 2 made layers. Load the model in Keras 2 and save it again",
        ["Highway"] = "is of Keras 1 and was removed. Write it as Dense layers, Multiply and Add",
        ["MaxoutDense"] = "is of Keras 1 and was removed. Write it as Dense layers and Maximum",
        ["EinsumDense"] = "multiplies along axes of its own choice. Use Dense, which multiplies the last axis",
        ["ThresholdedReLU"] = "is zero below its threshold and jumps there. Use ReLU with a threshold",
        ["TextVectorization"] = "turns text into ids. Do that with Vocabulary, in front of the model",
        ["StringLookup"] = "turns text into ids. Do that with Vocabulary, in front of the model",
        ["IntegerLookup"] = "maps ids to ids. Do that in front of the model",
        ["Discretization"] = "makes classes of numbers. Do that in front of the model",
        ["CategoryEncoding"] = "makes rows of zeros and ones. Do that with Sequences.ToCategorical, in front of the model",
        ["Hashing"] = "hashes text. Do that in front of the model",
        ["SpectralNormalization"] = "divides a kernel by its norm at every call. Save the wrapped layer with the divided kernel",
        ["TFSMLayer"] = "calls a TensorFlow graph, which is not in the file",
        ["JaxLayer"] = "calls Python code, which is not in the file",
        ["FlaxLayer"] = "calls Python code, which is not in the file",
        ["TorchModuleWrapper"] = "calls a PyTorch module. Read its weights with PyTorchWeights",
    };

    // where KerasHub's layers are, under both of its names; what has no counterpart here is refused by its class
    private static readonly string[] Hubs = ["keras_hub", "keras_nlp"];

    private static readonly HashSet<string> Roots = ["keras", "tf_keras", "tensorflow", .. Hubs];

    private static readonly HashSet<string> Known =
        [.. KerasLayers.Classes, "InputLayer", "TimeDistributed", "Bidirectional", "RNN", "StackedRNNCells", "Sequential", "Functional", "Model", .. LayerConfigs.Renamed];

    /// <summary>Why an object that should be a model is none.</summary>
    public static string OfModel(JsonObject serialized) =>
        $"the model is a subclass ({Registered(serialized) ?? serialized.Class()}): its graph is in Python code, not in the file. Build it as a functional model, or declare the class by hand and import the weights alone";

    /// <summary>Refuses a layer, or what is inside its wrapper.</summary>
    public static void Check(JsonObject serialized, string name)
    {
        if (serialized["config"] is JsonObject config && !GraphReader.IsModel(serialized))
        {
            if (!IsOperation(serialized))
            {
                DtypeCheck.Check(config["dtype"], serialized.Class(), name);
            }

            CheckClass(serialized, name);
            foreach (string inner in new[] { "layer", "backward_layer", "cell" })
            {
                CheckInner(config[inner] as JsonObject, inner, name);
            }

            foreach (var cell in (config["cells"] as JsonArray ?? []).OfType<JsonObject>())
            {
                CheckInner(cell, "cell", name);
            }
        }
        else if (!GraphReader.IsModel(serialized))
        {
            throw new RefusedImportException($"the layer '{name}' has no config");
        }
    }

    private static void CheckInner(JsonObject? inner, string what, string name)
    {
        if (inner is null)
        {
            return;
        }

        if (Registered(inner) is { } custom)
        {
            throw new RefusedImportException($"the {what.Replace('_', ' ')} of '{name}' is of the custom class {custom}, whose code is not in the file. {Custom}");
        }

        Check(inner, (inner["config"] as JsonObject)?["name"].Text() ?? name);
    }

    private const string Custom = "Replace it by layers of Keras before saving, or write the class by hand";

    private static void CheckClass(JsonObject serialized, string name)
    {
        string className = serialized.Class();
        if (Registered(serialized) is { } custom)
        {
            throw new RefusedImportException($"the layer '{name}' is of the custom class {custom}, whose code is not in the file. {Custom}");
        }

        if (ByClass.TryGetValue(className, out string? reason))
        {
            throw new RefusedImportException($"the {className} layer '{name}' {reason}");
        }

        if (Known.Contains(className) || IsOperation(serialized))
        {
            return;
        }

        throw new RefusedImportException(IsOfImages(className)
            ? $"{className} ('{name}') is not a sequence layer: it works on images or volumes. Models of one time axis are imported"
            : $"the layer '{name}' is of the class {className}, which has no counterpart. {Custom}");
    }

    // functions are told where they are used
    private static bool IsOperation(JsonObject serialized) => serialized["module"].Text()?.Contains(".ops.", StringComparison.Ordinal) ?? (serialized.Class() != "InputLayer" && !((JsonObject)serialized["config"]!).ContainsKey("trainable"));

    private static bool IsOfImages(string className) => new[] { "2D", "3D", "Rescaling2", "Resizing", "Random", "Center" }.Any(word => className.Contains(word, StringComparison.Ordinal));

    /// <summary>The module of an object that is not Keras's own, whatever its name; null for Keras's own, and where nothing is said, as by Keras 1 and 2.</summary>
    /// <param name="serialized">A class or a function with its module.</param>
    public static string? ForeignModule(JsonObject serialized) =>
        serialized["module"].Text() is not { } module || (module == "builtins" && serialized.Class() == "function") || Roots.Contains(module.Split('.')[0]) ? null : $"{module}.{serialized.Class()}";

    private static string? Registered(JsonObject serialized)
    {
        if (ForeignModule(serialized) is { } foreign)
        {
            return foreign;
        }

        string? registered = serialized["registered_name"].Text() ?? serialized.Class();
        return registered.Contains('>', StringComparison.Ordinal) && !Hubs.Contains(registered.Split('>')[0]) ? registered : null;
    }
}
