using System.Text.Json;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>A case as C#: the attributed class, its twin without dropout and regularizers, and a driver for each.</summary>
internal static class FixtureSource
{
    public const string Twin = "_twin";

    /// <summary>The source; throws <see cref="UnsupportedFixtureException"/> when the compiler lacks something the case needs.</summary>
    public static string Of(Fixture fixture) => $"using NeuralSeqGen;\n{Class(fixture, fixture.ClassName, false)}{Class(fixture, fixture.ClassName + Twin, true)}";

    /// <summary>Why a case cannot be run; null when it can.</summary>
    public static string? ReasonAgainst(Fixture fixture)
    {
        try
        {
            Of(fixture);
            return null;
        }
        catch (UnsupportedFixtureException e)
        {
            return e.Message;
        }
    }

    private static string Class(Fixture fixture, string name, bool isTwin)
    {
        CheckChain(fixture);
        bool isClassic = fixture.Json.GetProperty("dialect").GetString() == "keras2";
        var layers = new KerasLayers(isClassic, isTwin);
        string optimizer = fixture.Json.GetProperty("optimizer") is { ValueKind: JsonValueKind.Object } o ? KerasObjective.Optimizer(o, isClassic) : "Sgd";
        string[] parts =
        [
            "SequenceModel", Input(fixture.Json.GetProperty("inputs")[0]), .. fixture.Json.GetProperty("layers").EnumerateArray().Select(layers.Attribute),
            KerasObjective.Loss(fixture.Json.GetProperty("loss")), optimizer,
        ];
        return string.Concat(parts.Select(part => $"[{part}]\n")) + $"internal sealed partial class {name};\n{DriverSource.Of(name, IsInteger(fixture, "x"), IsInteger(fixture, "y"))}\n";
    }

    private static void CheckChain(Fixture fixture)
    {
        var json = fixture.Json;
        if (json.GetProperty("inputs").GetArrayLength() != 1)
        {
            throw new UnsupportedFixtureException("several inputs");
        }

        if (json.GetProperty("stateful").GetBoolean())
        {
            throw new UnsupportedFixtureException("stateful");
        }

        if (fixture.Decay != 0 && json.GetProperty("fit").ValueKind == JsonValueKind.Object)
        {
            throw new UnsupportedFixtureException("decay in fit");
        }

        string previous = json.GetProperty("inputs")[0].GetProperty("name").GetString()!;
        foreach (var layer in json.GetProperty("layers").EnumerateArray())
        {
            var inbound = layer.GetProperty("inbound");
            if (inbound.GetArrayLength() != 1 || inbound[0].GetString() != previous)
            {
                throw new UnsupportedFixtureException($"graph: {layer.GetProperty("name")} is no link of a chain");
            }

            previous = layer.GetProperty("name").GetString()!;
        }
    }

    private static string Input(JsonElement input)
    {
        string shape = string.Join(", ", input.GetProperty("shape").EnumerateArray().Skip(1).Select(extent => extent.GetInt32()));
        return $"Input({shape}{(input.GetProperty("dtype").GetString() == "int32" ? ", ElementType = ElementType.Int32" : "")})";
    }

    private static bool IsInteger(Fixture fixture, string tensor) => fixture.Values(tensor) is int[];
}
