namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Functions of <see cref="BinaryOp"/>; comparisons give 1 or 0.</summary>
internal enum BinaryKind
{
    Add,
    Sub,
    Mul,
    Div,
    Max,
    Min,
    Pow,
    Equal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}
