using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Layers of several inputs, named in order.</summary>
internal static class MergeLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["Add"] = Merge, ["Subtract"] = Merge, ["Multiply"] = Merge, ["Average"] = Merge, ["Maximum"] = Merge, ["Minimum"] = Merge,
        ["Concatenate"] = p => Merge(p).Set("axis"),
        ["Dot"] = Dot,
    };

    public static KerasPart Merge(KerasPart part)
    {
        foreach (string node in part.Inbound)
        {
            part.Attribute.Add($"nameof({node})");
        }

        return part;
    }

    private static KerasPart Dot(KerasPart part)
    {
        var axes = part.Config.Need("axes");
        bool isPair = axes.ValueKind == JsonValueKind.Array;
        part.Attribute.Add(KerasText.Literal(isPair ? axes[0] : axes));
        if (isPair && axes[1].GetInt32() != axes[0].GetInt32())
        {
            part.Put("OtherAxis", KerasText.Literal(axes[1]));
        }

        return Merge(part).Set("normalize");
    }
}
