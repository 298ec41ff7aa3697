namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Functions of <see cref="DoubleReduceOp"/>.</summary>
internal enum DoubleReduceKind
{
    Sum,

    /// <summary>√Σx².</summary>
    Norm,
}
