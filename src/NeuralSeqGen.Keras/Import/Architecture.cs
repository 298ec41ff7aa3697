using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>The architecture of a saved model, and what it was compiled with.</summary>
/// <param name="Graph">Its layers.</param>
/// <param name="Training">Its loss, optimizer and metrics as stored; null for none.</param>
internal sealed record Architecture(KerasGraph Graph, JsonObject? Training)
{
    public static Architecture Read(SavedModel saved, ConfigVersion version)
    {
        if (saved.ConfigJson is null)
        {
            throw new RefusedImportException(saved.Format is SavedFormat.KerasWeights or SavedFormat.LegacyWeights
                ? "the file holds weights without an architecture (no model_config attribute). Import the file with the architecture and name this one with --load, or set the weights into a class that there is: nsg weights FILE --into Model1.cs"
                : saved.Format == SavedFormat.TorchArchive ? "it is a PyTorch checkpoint (zip with data.pkl), not a Keras archive. Declare the class by hand and set the weights into it: nsg weights FILE --into Model1.cs"
                : $"the file holds arrays without an architecture{Types(saved.Weights)}. Declare the class by hand and set the weights into it: nsg weights FILE --into Model1.cs");
        }

        var config = Parse(saved.ConfigJson) ?? throw new RefusedImportException("the config of the model is no JSON object");
        if (saved.Format == SavedFormat.RtNeuralJson)
        {
            config = RtNeuralConfigs.Sequential(config);
        }

        var training = Parse(saved.TrainingJson) ?? config["compile_config"] as JsonObject;
        return new(new GraphReader(version).Read(config, LayerPlace.Outermost), training);
    }

    private static string Types(SavedWeights? weights)
    {
        string[] types = weights is StateDict dict ? [.. dict.Arrays.Select(array => array.ElementType).Distinct()] : [];
        return types.Length == 0 ? "" : $" ({string.Join(", ", types)})";
    }

    private static JsonObject? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json, documentOptions: new() { MaxDepth = JsonBytes.MaxDepth }) as JsonObject;
        }
        catch (JsonException e)
        {
            throw new RefusedImportException($"the config of the model is not valid JSON ({e.Message.TrimEnd('.')})");
        }
    }
}
