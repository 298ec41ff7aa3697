using System.Globalization;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Values;

/// <summary>Says in one line what a node computes: the remark above its code.</summary>
internal static class Formula
{
    public static string Of(Node node, Level level, KernelBuilder kernel) => $"{Name(node.Output, level, kernel)} {node.Output.Shape} = {Right(node, level, kernel)}";

    private static string Right(Node node, Level level, KernelBuilder kernel)
    {
        var names = node.Inputs.Select(v => Name(v, level, kernel)).ToList();
        switch (node.Op)
        {
            case ProductOp product:
                var terms = product.Terms.Select((t, i) => names[2 * i] + (t.TransposeA ? "ᵀ" : "") + "·" + names[(2 * i) + 1] + (t.TransposeB ? "ᵀ" : ""));
                return string.Join(" + ", product.HasInit ? terms.Append(names[names.Count - 1]) : terms);
            case BinaryOp binary when Symbol(binary.Kind) is { } symbol: return $"{names[0]} {symbol} {names[1]}";
            case BatchReduceOp: return $"Σ over samples of {names[0]}";
            case ReduceOp reduce: return $"{reduce.Kind.ToString().ToLowerInvariant()} of {names[0]} {node.Inputs[0].Shape}";
            case UnaryOp { Kind: UnaryKind.Neg }: return $"-{names[0]}";
            default: return $"{node.Op.Mnemonic}({string.Join(", ", names)})";
        }
    }

    private static string Name(Value value, Level level, KernelBuilder kernel) =>
        level.Constant(value) is Immediate literal ? literal.Value.ToString("R", CultureInfo.InvariantCulture) :
        value.Name ?? (Clusterer.Origin(value) is { } origin && origin != value ? (Clusterer.Name(value) ?? Name(origin, level, kernel)) + "′" : kernel.NameOf(value));

    private static string? Symbol(BinaryKind kind) => kind switch
    {
        BinaryKind.Add => "+",
        BinaryKind.Sub => "-",
        BinaryKind.Mul => "*",
        BinaryKind.Div => "/",
        BinaryKind.Equal => "==",
        BinaryKind.Less => "<",
        BinaryKind.LessEqual => "<=",
        BinaryKind.Greater => ">",
        BinaryKind.GreaterEqual => ">=",
        _ => null,
    };
}
