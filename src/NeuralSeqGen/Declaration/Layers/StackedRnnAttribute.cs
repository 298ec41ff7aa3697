namespace NeuralSeqGen;

/// <summary>
/// Makes one layer of the recurrent layers that follow it in the same declaration: cells of one stack, each reading at every step what the one before it
/// gives at that step, as <c>keras.layers.RNN</c> over <c>StackedRNNCells</c>. The numbers are those of the same layers one after another with
/// ReturnSequences on all but the last.
/// </summary>
/// <remarks>
/// <c>[StackedRnn(2, ReturnSequences = true), Gru(32), Lstm(16)]</c>. What concerns the sequence is set here; the cells keep what concerns themselves,
/// their units, activations, initializers and dropouts. <c>Name</c> on a cell is its own: its weights are <c>stacked_rnn_1/NAME/kernel</c> and so on, else <c>stacked_rnn_1/cell_1/kernel</c>. Bidirectional and TimeDistributed may stand in front.
/// In a graph, <c>From</c> and <c>InitialState</c> of the whole stack stand on the last cell; <c>FinalState</c> gives its states one by one, and the states are those of all cells, one cell after the other.
/// </remarks>
/// <param name="depth">How many of the layers that follow are cells.</param>
public sealed class StackedRnnAttribute(int depth) : ModelPartAttribute
{
    /// <summary>How many of the layers that follow are cells.</summary>
    public int Depth { get; } = depth;

    /// <summary>True gives the output of every step, false that of the last.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>True reads the sequence from its end; outputs come in the order they are made.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>True starts each sample at the states its predecessor in the same row of the last batch ended with.</summary>
    public bool Stateful { get; set; }

    /// <summary>True writes every time step out in the generated code; the results are the same to the bit.</summary>
    public bool Unroll { get; set; }

    /// <summary>True gives zeros at masked steps instead of the previous output.</summary>
    public bool ZeroOutputForMask { get; set; }

    /// <summary>The layer's name; null means <c>stacked_rnn_1</c> and so on.</summary>
    public string? Name { get; set; }
}
