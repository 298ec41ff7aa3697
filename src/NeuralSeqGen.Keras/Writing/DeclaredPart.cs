namespace NeuralSeqGen.Keras.Writing;

/// <summary>A part of a node: a layer, or attributes that are none.</summary>
/// <param name="Layer">The layer; null for others.</param>
/// <param name="Attributes">The text of others.</param>
internal sealed record DeclaredPart(DeclaredLayer? Layer, string Attributes)
{
    public DeclaredPart(DeclaredLayer layer)
        : this(layer, "")
    {
    }

    public DeclaredPart(string attributes)
        : this(null, attributes)
    {
    }

    /// <param name="name">Names of layers.</param>
    public string Text(Func<DeclaredLayer, string?> name) => Layer is null ? Attributes : Layer.Text(name(Layer));
}
