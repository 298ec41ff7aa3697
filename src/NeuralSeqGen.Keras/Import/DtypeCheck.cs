using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Types of values: layers compute in float32, inputs are floats or whole numbers.</summary>
internal static class DtypeCheck
{
    private static readonly HashSet<string> Floats = ["float32", "float64"];

    private static readonly HashSet<string> Inputs = ["float32", "float64", "float16", "bfloat16", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool"];

    private static readonly HashSet<string> Lookups = ["int32", "int64"];

    /// <param name="dtype">A name (Keras 1 and 2) or a policy (Keras 3); null where nothing is said.</param>
    /// <param name="className">Class of the layer.</param>
    /// <param name="name">Its name.</param>
    public static void Check(JsonNode? dtype, string className, string name)
    {
        var policy = (dtype as JsonObject)?["config"] as JsonObject;
        if (dtype is JsonObject named && (named.Class().StartsWith("Quantized", StringComparison.Ordinal) || policy?["mode"] is not null))
        {
            throw new RefusedImportException($"{className} '{name}' is quantized to {policy?["mode"].Text() ?? "integers"}. Import the model as it was before it was quantized");
        }

        string type = dtype.Text() ?? policy?["name"].Text() ?? "float32";
        if (className == "InputLayer" ? Inputs.Contains(type) : Floats.Contains(type) || (className == "Embedding" && Lookups.Contains(type)))
        {
            return;
        }

        throw new RefusedImportException(
            className == "InputLayer" ? $"an input of dtype {type} is not supported ('{name}'); inputs are floats or whole numbers" :
            type is "float16" or "bfloat16" ? $"the weights are {type} (first '{name}'). Set the policy float32 and save the model again" :
            type.Contains("float16", StringComparison.Ordinal) ? $"the layers compute in {(type.Contains("bfloat16", StringComparison.Ordinal) ? "bfloat16" : "float16")} ({type}, first '{name}'). Set the policy float32 and save the model again" :
            $"the dtype '{type}' of layer '{name}' is unknown");
    }
}
