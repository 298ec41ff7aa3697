namespace NeuralSeqGen;

/// <summary>
/// Behind the layer of Bidirectional, in front of another recurrent layer for the way back, where it is not to be a twin:
/// <c>[Bidirectional, Gru(4), BackwardLayer, Lstm(4)]</c>, Keras's <c>Bidirectional(GRU(4), backward_layer=LSTM(4, go_backwards=True))</c>.
/// </summary>
/// <remarks>
/// The first layer says what concerns the sequence for both: ReturnSequences and Stateful; the second one reads the other way around by itself.
/// Their units may differ where MergeMode is Concat.
/// </remarks>
public sealed class BackwardLayerAttribute : ModelPartAttribute
{
}
