using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>A weight here that wants the values of an array.</summary>
/// <param name="Bound">Its shape, and whether it is trained.</param>
/// <param name="Layer">The layer that declares it.</param>
/// <param name="Index">Its place among all weights.</param>
internal sealed record WeightSlot(BoundSlot Bound, DeclaredLayer Layer, int Index)
{
    /// <summary>Its name in the layer, such as <c>kernel</c>.</summary>
    public string Local => Bound.Name.Split('/')[^1];

    /// <summary>What its array depends on.</summary>
    public ArraySlot Wanted => new(Innermost(Layer), Local, Bound.Shape);

    /// <summary>The class of the layer, or of the one inside its wrapper.</summary>
    private static string Innermost(DeclaredLayer layer) =>
        layer.Source.ClassName is "TimeDistributed" or "Bidirectional" ? layer.Source.Config["layer"]?["class_name"].Text() ?? "" : layer.Source.ClassName;
}
