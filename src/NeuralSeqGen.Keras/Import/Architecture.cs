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
                ? "the file holds weights without an architecture (no model_config attribute). Import the file with the architecture and name this one with --load"
                : "the file holds arrays without an architecture. Declare the class by hand; nsg weights reads the arrays into it");
        }

        var config = Parse(saved.ConfigJson) ?? throw new RefusedImportException("the config of the model is no JSON object");
        if (saved.Format == SavedFormat.RtNeuralJson)
        {
            config = RtNeuralConfigs.Sequential(config);
        }

        var training = Parse(saved.TrainingJson) ?? config["compile_config"] as JsonObject;
        return new(new GraphReader(version).Read(config, LayerPlace.Outermost), training);
    }

    private static JsonObject? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json, documentOptions: new() { MaxDepth = 256 }) as JsonObject;
        }
        catch (JsonException e)
        {
            throw new RefusedImportException($"the config of the model is not valid JSON ({e.Message.TrimEnd('.')})");
        }
    }
}
