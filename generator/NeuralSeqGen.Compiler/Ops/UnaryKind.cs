namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Functions of <see cref="UnaryOp"/>.</summary>
internal enum UnaryKind
{
    Neg,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sign,
    Sigmoid,
    Tanh,

    /// <summary>log(1 + eˣ), without overflow.</summary>
    Softplus,
    Erf,
    Sin,
    Cos,

    /// <summary>The number without what stands behind the point.</summary>
    Truncate,
}
