using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>Which function of vectors computes an op.</summary>
internal static class LaneFunctions
{
    /// <summary>The function of an elementwise op.</summary>
    public static LaneFunction Of(Op op) => op switch
    {
        BinaryOp binary => Of(binary.Kind),
        UnaryOp unary => Of(unary.Kind),
        SelectOp => LaneFunction.Select,
        _ => throw new GraphException($"no function of vectors for {op.Mnemonic}"),
    };

    /// <summary>What adds one more element to a reduction.</summary>
    public static LaneFunction Combine(ReduceKind kind) => kind switch
    {
        ReduceKind.Sum => LaneFunction.Add,
        ReduceKind.Max => LaneFunction.Max,
        ReduceKind.Min => LaneFunction.Min,
        _ => throw new GraphException($"a {kind} is not combined element by element"),
    };

    private static LaneFunction Of(BinaryKind kind) => kind switch
    {
        BinaryKind.Add => LaneFunction.Add,
        BinaryKind.Sub => LaneFunction.Sub,
        BinaryKind.Mul => LaneFunction.Mul,
        BinaryKind.Div => LaneFunction.Div,
        BinaryKind.Max => LaneFunction.Max,
        BinaryKind.Min => LaneFunction.Min,
        BinaryKind.Pow => LaneFunction.Pow,
        BinaryKind.Equal => LaneFunction.Equal,
        BinaryKind.Less => LaneFunction.Less,
        BinaryKind.LessEqual => LaneFunction.LessEqual,
        BinaryKind.Greater => LaneFunction.Greater,
        BinaryKind.GreaterEqual => LaneFunction.GreaterEqual,
        _ => throw new GraphException($"no function of vectors for {kind}"),
    };

    private static LaneFunction Of(UnaryKind kind) => kind switch
    {
        UnaryKind.Neg => LaneFunction.Neg,
        UnaryKind.Exp => LaneFunction.Exp,
        UnaryKind.Log => LaneFunction.Log,
        UnaryKind.Sqrt => LaneFunction.Sqrt,
        UnaryKind.Abs => LaneFunction.Abs,
        UnaryKind.Sign => LaneFunction.Sign,
        UnaryKind.Sigmoid => LaneFunction.Sigmoid,
        UnaryKind.Tanh => LaneFunction.Tanh,
        UnaryKind.Softplus => LaneFunction.Softplus,
        UnaryKind.Erf => LaneFunction.Erf,
        UnaryKind.Sin => LaneFunction.Sin,
        UnaryKind.Cos => LaneFunction.Cos,
        UnaryKind.Truncate => LaneFunction.Truncate,
        _ => throw new GraphException($"no function of vectors for {kind}"),
    };
}
