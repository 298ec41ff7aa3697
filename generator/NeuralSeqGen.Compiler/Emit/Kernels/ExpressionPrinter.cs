using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>Prints vector expressions: V is the vector type, W its class of functions, K the runtime's vector math.</summary>
internal sealed class ExpressionPrinter(AddressScope scope)
{
    public string Print(Expression expression) => expression switch
    {
        LoadExpression load => $"__W.Load({Address(load.Pointer, load.Index)})",
        BroadcastExpression broadcast => $"__W.Create({Element(broadcast.Pointer, broadcast.Index)})",
        OperandExpression operand => Print(operand.Operand),
        FmaExpression fma => $"__W.MultiplyAddEstimate({Print(fma.A)}, {Print(fma.B)}, {Print(fma.C)})",
        IotaExpression { AlongLanes: true } iota => iota.Index is { Terms.Count: 0, Constant: 0 } ? "__V.Indices" : $"__V.Indices + {Print(iota with { AlongLanes = false })}",
        IotaExpression iota => iota.Index.Terms.Count == 0 ? Print(new Immediate(iota.Index.Constant)) : $"__W.Create((float)({Addresses.Index(iota.Index)}))",
        RandomExpression random => $"__K.Random(_seed, {Literal.Int(random.Stream)}u, _batch, _sample, (uint)({Addresses.Index(random.Element)}))",
        FirstLanesExpression first => $"__K.FirstLanes({Print(first.Value)}, {Literal.Int(first.Count)}, {Literal.Single(first.Fill)})",
        ApplyExpression apply => Apply(apply),
        _ => throw new InvalidOperationException($"no C# for {expression}"),
    };

    public string Print(Operand operand) => operand switch
    {
        Register register => Identifiers.Escape(register.Name),
        ScalarArgument scalar => $"__W.Create({Identifiers.Escape(scalar.Name)})",
        Immediate { Value: 0 } => "__V.Zero",
        Immediate literal => $"__W.Create({Literal.Single(literal.Value)})",
        Inline inline => Print(inline.Expression),
        _ => throw new InvalidOperationException($"no C# for {operand}"),
    };

    /// <summary>A pointer to an element.</summary>
    public string Address(Pointer pointer, AffineIndex index)
    {
        var (name, rest) = scope.Resolve(pointer, index);
        return Addresses.Pointer(name, rest);
    }

    private string Element(Pointer pointer, AffineIndex index)
    {
        var (name, rest) = scope.Resolve(pointer, index);
        return Addresses.Element(name, rest);
    }

    private string Apply(ApplyExpression apply)
    {
        var x = apply.Operands.Select(Print).ToList();
        return apply.Function switch
        {
            LaneFunction.Add => $"{Factor(apply, x, 0)} + {Factor(apply, x, 1)}",
            LaneFunction.Sub => $"{Factor(apply, x, 0)} - {Factor(apply, x, 1)}",
            LaneFunction.Mul => $"{Factor(apply, x, 0)} * {Factor(apply, x, 1)}",
            LaneFunction.Div => $"{Factor(apply, x, 0)} / {Factor(apply, x, 1)}",
            LaneFunction.Neg => $"-{Factor(apply, x, 0)}",
            LaneFunction.Sqrt => $"__W.Sqrt({x[0]})",
            LaneFunction.Abs => $"__W.Abs({x[0]})",
            LaneFunction.Pow => $"__K.Exp({x[1]} * __K.Log({x[0]}))",
            var function => $"__K.{function}({string.Join(", ", x)})", // the runtime's functions have the names of the enum
        };
    }

    /// <summary>An operand, in parentheses where it is made of others by an operator.</summary>
    private static string Factor(ApplyExpression apply, IReadOnlyList<string> operands, int operand) =>
        apply.Operands[operand] is Inline { Expression: ApplyExpression { Function: LaneFunction.Add or LaneFunction.Sub or LaneFunction.Mul or LaneFunction.Div or LaneFunction.Neg } }
            ? $"({operands[operand]})"
            : operands[operand];
}
