using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Emit.Kernels;

/// <summary>The addresses that a statement reads and writes itself, those of the statements in a loop aside.</summary>
internal static class StatementAddresses
{
    public static IEnumerable<(Pointer Pointer, AffineIndex Index)> Of(Statement statement) => statement switch
    {
        DefineStatement define => Of(define.Expression),
        AssignStatement assign => Of(assign.Expression),
        StoreStatement store => Of(store.Value).Append((store.Pointer, store.Index)),
        StoreFirstStatement store => Of(store.Value).Append((store.Pointer, store.Index)),
        AddVectorStatement add => Of(add.Value).Append((add.Pointer, add.Index)),
        AddLanesStatement add => Of(add.Value).Append((add.Pointer, add.Index)),
        AddFourLanesStatement add => add.Values.SelectMany(Of).Append((add.Pointer, add.Index)),
        LoopStatement or LaneLoopStatement => [],
        _ => throw new InvalidOperationException($"no addresses of {statement}"),
    };

    private static IEnumerable<(Pointer Pointer, AffineIndex Index)> Of(Expression expression) => expression switch
    {
        LoadExpression load => [(load.Pointer, load.Index)],
        BroadcastExpression broadcast => [(broadcast.Pointer, broadcast.Index)],
        OperandExpression operand => Of(operand.Operand),
        FmaExpression fma => new[] { fma.A, fma.B, fma.C }.SelectMany(Of),
        ApplyExpression apply => apply.Operands.SelectMany(Of),
        FirstLanesExpression first => Of(first.Value),
        IotaExpression or RandomExpression => [],
        _ => throw new InvalidOperationException($"no addresses of {expression}"),
    };

    private static IEnumerable<(Pointer Pointer, AffineIndex Index)> Of(Operand operand) => operand switch
    {
        Inline inline => Of(inline.Expression),
        Register or Immediate or ScalarArgument => [],
        _ => throw new InvalidOperationException($"no addresses of {operand}"),
    };
}
