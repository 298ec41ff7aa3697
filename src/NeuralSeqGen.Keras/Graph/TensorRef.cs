namespace NeuralSeqGen.Keras.Graph;

/// <summary>A tensor as Keras names it: output <paramref name="Tensor"/> of call <paramref name="Node"/> of a layer.</summary>
internal readonly record struct TensorRef(string Layer, int Node, int Tensor)
{
    /// <summary>The call that makes it.</summary>
    public (string Layer, int Node) Call => (Layer, Node);
}
