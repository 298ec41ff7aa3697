namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>How a cluster is turned into code.</summary>
internal enum ClusterKind
{
    /// <summary>A register tile: an optional product or reduction, then elementwise work.</summary>
    Tile,

    /// <summary>Concat or Pad.</summary>
    Copy,
    Scan,

    /// <summary>Gather and its gradient: rows of a table by their numbers.</summary>
    Rows,
}
