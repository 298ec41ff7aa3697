namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>How a cluster is turned into code.</summary>
internal enum ClusterKind
{
    /// <summary>A register tile: an optional product or reduction, then elementwise work.</summary>
    Tile,

    /// <summary>Concat or Pad.</summary>
    Copy,
    Scan,

    /// <summary>Rows that are reduced and computed in one.</summary>
    Softmax,

    /// <summary>Gather and its gradient: rows of a table by their numbers.</summary>
    Rows,
}
