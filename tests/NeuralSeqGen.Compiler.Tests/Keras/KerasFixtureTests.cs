using System.Globalization;
using System.Text.Json;
using NeuralSeqGen.Compiler.Emit.Keras;
using NeuralSeqGen.Compiler.Tests.Architecture;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Compiler.Tests.Keras;

/// <summary>The config that a model says of itself is the one that Keras wrote down for the same model: every fixture, every layer, key by key.</summary>
public sealed class KerasFixtureTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "fixtures");

    // of every layer, and of no account for what it computes: Keras's recorder leaves them out
    private static readonly string[] NotRecorded = ["trainable", "dtype", "seed", "quantization_config", "name", "synchronized"];

    public static TheoryData<string> Names => [.. Fixture.Names(Folder)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Config_IsKerass(string name)
    {
        var fixture = Fixture.Load(Folder, name);
        using var json = JsonDocument.Parse(KerasArchitecture.Of(FixtureSupport.Bind(FixtureModel.Of(fixture))));
        var layers = json.RootElement.GetProperty("config").GetProperty("layers").EnumerateArray().ToDictionary(layer => layer.GetProperty("config").GetProperty("name").GetString()!);
        List<string> differences = [];
        foreach (var recorded in fixture.Json.GetProperty("layers").EnumerateArray())
        {
            // another call of a layer has a name of its own in the recording, and none in the config
            string layer = (recorded.TryGetProperty("shares", out var owner) ? owner : recorded.GetProperty("name")).GetString()!, expected = recorded.GetProperty("class_name").GetString()!;
            var ours = layers[layer];
            Differences(layer, expected is "ops.flip" ? "Flip" : expected is "ops.glu" ? "Glu" : expected, ours, recorded, differences);
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static void Differences(string path, string className, JsonElement ours, JsonElement recorded, List<string> differences)
    {
        if (ours.GetProperty("class_name").GetString() is var name && name != className)
        {
            differences.Add($"{path}: {name}, recorded {className}");
        }

        JsonElement config = ours.GetProperty("config"), expected = recorded.GetProperty("config");
        foreach (var key in expected.EnumerateObject().Where(k => k.Name != "name"))
        {
            if (!config.TryGetProperty(key.Name, out var value))
            {
                differences.Add($"{path}.{key.Name}: missing");
            }
            else
            {
                Compare($"{path}.{key.Name}", value, key.Value, differences);
            }
        }

        differences.AddRange(config.EnumerateObject().Select(k => k.Name).Except(expected.EnumerateObject().Select(k => k.Name)).Except(NotRecorded).Select(key => $"{path}.{key}: not recorded"));
    }

    /// <summary>The hard sigmoid of Keras 2, whose name means another one in Keras 3.</summary>
    private static bool IsClassic(JsonElement ours) =>
        ours.ValueKind == JsonValueKind.Object && ours.GetProperty("module").GetString() == "neuralseqgen" && ours.GetProperty("class_name").GetString() == "classic_hard_sigmoid";

    private static void Compare(string path, JsonElement ours, JsonElement recorded, List<string> differences)
    {
        if (recorded.ValueKind == JsonValueKind.Object && recorded.TryGetProperty("class_name", out var className) && ours.ValueKind == JsonValueKind.Object)
        {
            Differences(path, className.GetString()!, ours, recorded, differences);
        }
        else if (recorded.ValueKind == JsonValueKind.Array && ours.ValueKind == JsonValueKind.Array && recorded.GetArrayLength() == ours.GetArrayLength())
        {
            foreach (var (a, b, i) in ours.EnumerateArray().Zip(recorded.EnumerateArray()).Select((pair, i) => (pair.First, pair.Second, i)))
            {
                Compare(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), a, b, differences);
            }
        }
        else if (!JsonElement.DeepEquals(ours, recorded) && !(recorded.ValueKind == JsonValueKind.String && recorded.ValueEquals("hard_sigmoid") && IsClassic(ours)))
        {
            differences.Add($"{path}: {ours.GetRawText()}, recorded {recorded.GetRawText()}");
        }
    }
}
