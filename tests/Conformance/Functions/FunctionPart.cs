using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>A part as a function.</summary>
/// <param name="Attribute">Which attribute names it: <c>Rnn</c>, <c>Lambda</c>, <c>CustomLoss</c>.</param>
/// <param name="Function">The method called F, from its result on.</param>
/// <param name="Arguments">What stands behind its name.</param>
/// <param name="Said">Properties of the part that are in the function; the others go to the attribute.</param>
internal sealed record FunctionPart(string Attribute, string Function, IReadOnlyList<string> Arguments, IReadOnlyList<string> Said)
{
    /// <summary>Whether a loss has targets of one class index per row.</summary>
    public bool IsOfLabels { get; init; }

    /// <summary>The attribute with the method under its name.</summary>
    public KerasAttribute Naming(string method, KerasAttribute part)
    {
        var attribute = new KerasAttribute(Attribute);
        attribute.Add($"nameof({method})");
        bool isLambda = Attribute == "Lambda";
        if (isLambda && part.Get("From") is { } node)
        {
            attribute.Add(node);
        }

        foreach (string argument in Arguments)
        {
            attribute.Add(argument);
        }

        foreach (var (property, value) in part.Named.Where(a => !Said.Contains(a.Property) && !(isLambda && a.Property == "From")))
        {
            attribute.Set(property, value);
        }

        if (IsOfLabels)
        {
            attribute.Set("IntegerTarget", "true");
        }

        return attribute;
    }
}
