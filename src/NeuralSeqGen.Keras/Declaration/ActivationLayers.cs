namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Activations as layers.</summary>
internal static class ActivationLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["Activation"] = Activation,
        ["Identity"] = Identity,
        ["ReLU"] = p => p.As("Relu").Set("max_value", "negative_slope", "threshold"),
        ["LeakyReLU"] = p => p.As("LeakyRelu").Set("negative_slope").SetAs("alpha", "NegativeSlope"),
        ["PReLU"] = p => p.As("PRelu").Set("shared_axes").Roles("alpha"),
        ["ELU"] = p => p.As("Elu").Set("alpha"),
        ["ops.glu"] = p => p.As("Glu").Set("axis"),
        ["Softmax"] = p => p.SetOne("axis"),
    };

    private static KerasPart Activation(KerasPart part)
    {
        part.Attribute.Add(KerasArguments.Activation(part, part.Config.Need("activation").GetString()!));
        return part;
    }

    private static KerasPart Identity(KerasPart part)
    {
        part.As("Activation").Attribute.Add("Activation.Linear");
        return part;
    }
}
