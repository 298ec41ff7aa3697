using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>Which values of a target a loss can compare.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TargetValues
{
    /// <summary>Every finite number; integers below the number of classes.</summary>
    Any,

    /// <summary>0 to 1.</summary>
    Probabilities,

    /// <summary>−1 and 1, or 0 and 1.</summary>
    Signs,

    /// <summary>0 and above.</summary>
    NonNegative,

    /// <summary>Rows of shares that add up to 1.</summary>
    Distributions,

    /// <summary>Labels without places: classes, and behind them blanks, which are 0.</summary>
    BlankPadded,
}
