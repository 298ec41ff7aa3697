using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints the numbers that are one per batch, in double.</summary>
internal static class ScalarPrinter
{
    public static string Print(ScalarCommand command) => command.Port is { } port ? Print(port) : Print(command.Node!, command);

    private static string Print(Port port) => port.Kind switch
    {
        PortKind.BatchCount => "group.BatchCount",
        PortKind.Frozen => $"group.Frozen[{Literal.Int(port.Index)}]",
        PortKind.BatchValue => $"group.BatchValues[{Literal.Int(port.Index)}]",
        PortKind.LearningRate => "range.LearningRate",
        PortKind.JointNorm => "range.JointNorm",
        PortKind.StepNumber => "range.Step",
        _ => throw new InvalidOperationException($"no C# for the number {port.Kind}"),
    };

    private static string Print(Node node, ScalarCommand command)
    {
        var x = command.Operands.Select(Print).ToList();
        return node.Op switch
        {
            BinaryOp { Kind: BinaryKind.Add } => $"{x[0]} + {x[1]}",
            BinaryOp { Kind: BinaryKind.Sub } => $"{x[0]} - {x[1]}",
            BinaryOp { Kind: BinaryKind.Mul } => $"{x[0]} * {x[1]}",
            BinaryOp { Kind: BinaryKind.Div } => $"{x[0]} / {x[1]}",
            BinaryOp { Kind: BinaryKind.Max } => $"global::System.Math.Max({x[0]}, {x[1]})",
            BinaryOp { Kind: BinaryKind.Min } => $"global::System.Math.Min({x[0]}, {x[1]})",
            BinaryOp { Kind: BinaryKind.Pow } => $"global::System.Math.Pow({x[0]}, {x[1]})",
            BinaryOp binary => $"{x[0]} {Comparison(binary.Kind)} {x[1]} ? 1d : 0d",
            UnaryOp unary => Print(unary.Kind, x[0]),
            SelectOp => $"{x[0]} != 0 ? {x[1]} : {x[2]}",
            _ => throw new InvalidOperationException($"no C# for {node.Op.Mnemonic} of a batch number"),
        };
    }

    private static string Print(UnaryKind kind, string x) => kind switch
    {
        UnaryKind.Neg => $"-({x})",
        UnaryKind.Exp or UnaryKind.Log or UnaryKind.Sqrt or UnaryKind.Abs or UnaryKind.Tanh or UnaryKind.Sin or UnaryKind.Cos or UnaryKind.Truncate => $"global::System.Math.{kind}({x})",
        UnaryKind.Sign => $"{x} > 0 ? 1d : {x} < 0 ? -1d : {x}", // Math.Sign throws for NaN
        UnaryKind.Sigmoid => $"1 / (1 + global::System.Math.Exp(-({x})))",
        UnaryKind.Softplus => $"global::System.Math.Max({x}, 0) + global::System.Math.Log(1 + global::System.Math.Exp(-global::System.Math.Abs({x})))",
        _ => throw new GraphException($"no function of doubles for {kind} of a number that is one per batch"),
    };

    /// <summary>A literal, or the name of a number.</summary>
    public static string Print(Operand operand) => operand switch
    {
        Immediate literal => Literal.Double(literal.Value),
        ScalarArgument scalar => scalar.Name,
        _ => throw new InvalidOperationException($"no C# for {operand} of a batch number"),
    };

    private static string Comparison(BinaryKind kind) => kind switch
    {
        BinaryKind.Equal => "==",
        BinaryKind.Less => "<",
        BinaryKind.LessEqual => "<=",
        BinaryKind.Greater => ">",
        BinaryKind.GreaterEqual => ">=",
        _ => throw new InvalidOperationException($"no C# for {kind}"),
    };
}
