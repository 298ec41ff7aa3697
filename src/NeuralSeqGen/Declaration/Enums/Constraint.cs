namespace NeuralSeqGen;

/// <summary>What every update must keep true of a weight.</summary>
public enum Constraint
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No element below 0.</summary>
    NonNegative,

    /// <summary>Columns of norm 1.</summary>
    UnitNorm,

    /// <summary>Columns of at most the given norm, default 2.</summary>
    MaxNorm,

    /// <summary>Columns of a norm between two bounds, default 0 and 1, approached at a rate.</summary>
    MinMaxNorm,
}
