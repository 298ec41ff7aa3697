namespace NeuralSeqGen;

/// <summary>How the area of a curve between two thresholds is taken.</summary>
public enum AucSummation
{
    /// <summary>By the middle, and for precision over recall by interpolating counts (Davis, Goadrich, 2006).</summary>
    Interpolation,

    /// <summary>By the larger of both ends.</summary>
    Majoring,

    /// <summary>By the smaller of both ends.</summary>
    Minoring,
}
