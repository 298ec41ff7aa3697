namespace NeuralSeqGen;

/// <summary>The type of an input's, output's or target's elements.</summary>
public enum ElementType
{
    /// <summary>What the layers that read it need.</summary>
    Auto,

    /// <summary><see cref="float"/>.</summary>
    Single,

    /// <summary><see cref="int"/>.</summary>
    Int32,
}
