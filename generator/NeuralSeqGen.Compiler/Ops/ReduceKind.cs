namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Functions of <see cref="ReduceOp"/>.</summary>
internal enum ReduceKind
{
    Sum,
    Max,
    Min,
    LogSumExp,

    /// <summary>Index of the first largest element.</summary>
    ArgMax,
}
