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
}
