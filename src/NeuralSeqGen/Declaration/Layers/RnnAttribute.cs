namespace NeuralSeqGen;

/// <summary>
/// A recurrent layer whose cell is a function, Keras's <c>RNN(cell)</c>: a static method with <see cref="TensorFunctionAttribute"/> of one step's input and the states.
/// As many results as states: the first is output and state; one more: the first is the output alone.
/// </summary>
public sealed class RnnAttribute : LayerAttribute
{
    /// <summary>A cell of the model's class.</summary>
    /// <param name="cell">The method, with nameof.</param>
    /// <param name="units">The extent of every state that has no <see cref="StateAttribute"/>.</param>
    /// <param name="arguments">Numbers and bools for its parameters that are no tensors, in order.</param>
    public RnnAttribute(string cell, int units, params object[] arguments) => (Cell, Units, Arguments) = (cell, units, arguments);

    /// <summary>A cell of another class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="cell">The method, with nameof.</param>
    /// <param name="units">The extent of every state that has no <see cref="StateAttribute"/>.</param>
    /// <param name="arguments">Numbers and bools for its parameters that are no tensors, in order.</param>
    public RnnAttribute(Type type, string cell, int units, params object[] arguments) => (Type, Cell, Units, Arguments) = (type, cell, units, arguments);

    /// <summary>The class of the cell; null for the model's.</summary>
    public Type? Type { get; }

    /// <summary>The method.</summary>
    public string Cell { get; }

    /// <summary>The extent of every state that has no <see cref="StateAttribute"/>.</summary>
    public int Units { get; }

    /// <summary>What the cell is called with besides tensors.</summary>
    public object[] Arguments { get; }

    /// <summary>The node this layer reads; only on the first layer of a node, the rest of the list follows on.</summary>
    public string? From { get; set; }

    /// <summary>True gives the output of every step, false that of the last.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>True reads the sequence from its end; outputs come in the order they are made.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>True starts each sample at the state its predecessor in the same row of the last batch ended with.</summary>
    public bool Stateful { get; set; }

    /// <summary>True writes every time step out in the generated code; the results are the same to the bit.</summary>
    public bool Unroll { get; set; }

    /// <summary>True gives zeros at masked steps instead of the previous output.</summary>
    public bool ZeroOutputForMask { get; set; }

    /// <summary>The share of input features dropped in training, the same ones at all steps of a sample.</summary>
    public double Dropout { get; set; }

    /// <summary>The share of each state dropped in training before the cell reads it, the same ones at all steps of a sample.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>The nodes that give the first states, one per state; null starts at zero.</summary>
    public string[]? InitialState { get; set; }
}
