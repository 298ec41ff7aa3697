using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>One use of an operation: its operands, receiver first, defaults filled in.</summary>
/// <param name="Graph">What it appends to.</param>
/// <param name="Name">Name of the operation.</param>
/// <param name="Operands">Tensors, numbers and lists.</param>
internal sealed record OperationCall(FunctionGraph Graph, string Name, IReadOnlyList<object?> Operands)
{
    public GraphBuilder Builder => Graph.Builder;

    /// <summary>A number stands for a tensor without axes.</summary>
    public static Value AsTensor(FunctionGraph graph, object? operand) => operand switch
    {
        Value value => value,
        int number => graph.Builder.Literal(number),
        double number => graph.Builder.Literal(number),
        _ => throw new FunctionException(RuleIds.NoCompiledForm, "the tensor is not known at compile time."),
    };

    /// <summary>An operand; null where instructions of another assembly have fewer.</summary>
    public object? At(int at) => at < Operands.Count ? Operands[at] : null;

    public Value Tensor(int at) => AsTensor(Graph, At(at));

    public int Int(int at) => At(at) is int number ? number : throw Unknown(at);

    public double Real(int at) => At(at) is double number ? number : throw Unknown(at);

    public bool Flag(int at) => At(at) is bool flag ? flag : throw Unknown(at);

    public string Text(int at) => At(at) as string ?? throw Unknown(at);

    public IReadOnlyList<object?> List(int at) => At(at) as IReadOnlyList<object?> ?? throw Unknown(at);

    public int[] Ints(int at) => List(at).Select(item => item is int number ? number : throw Unknown(at)).ToArray();

    public IReadOnlyList<Value> Tensors(int at) => List(at).Select(item => AsTensor(Graph, item)).ToList();

    /// <summary>An axis of a tensor, counted from its end where the number is negative.</summary>
    /// <param name="at">Which operand it is.</param>
    /// <param name="shape">Extents of the tensor.</param>
    /// <param name="added">Axes that the result has more.</param>
    public int Axis(int at, Shape shape, int added = 0)
    {
        int axis = Int(at), rank = shape.Rank + added;
        return axis >= -rank && axis < rank ? axis < 0 ? axis + rank : axis : throw Misfit($"{Naming.Sample(shape)} has no axis {axis}.");
    }

    /// <summary>Shapes that do not fit the operation.</summary>
    public FunctionException Misfit(string sentence) => new(RuleIds.FunctionShapes, $"{Display}: {sentence}");

    private string Display => Name switch
    {
        "op_Addition" => "+",
        "op_Subtraction" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        "op_Modulus" => "%",
        "op_LessThan" => "<",
        "op_LessThanOrEqual" => "<=",
        "op_GreaterThan" => ">",
        "op_GreaterThanOrEqual" => ">=",
        "Item" => "x[…]",
        _ => Name,
    };

    private FunctionException Unknown(int at) => new(RuleIds.NoCompiledForm, $"operand {Naming.Number(at + 1)} of {Display} is not known at compile time.");
}
