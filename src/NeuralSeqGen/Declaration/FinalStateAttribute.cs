namespace NeuralSeqGen;

/// <summary>A state that a recurrent layer ends with, as a node: Keras's <c>return_state</c>.</summary>
/// <param name="of">The node of the recurrent layer, with nameof.</param>
public sealed class FinalStateAttribute(string of) : ModelPartAttribute
{
    /// <summary>The node of the recurrent layer.</summary>
    public string Of { get; } = of;

    /// <summary>Which state: 0 is h, 1 the cell of an LSTM; a bidirectional layer has those of its forward half first.</summary>
    public int Index { get; set; }
}
