using System.Text.Json.Serialization;

namespace NeuralSeqGen.Tool.Commands;

/// <summary>Names by names, as JSON.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class NamesJson : JsonSerializerContext;
