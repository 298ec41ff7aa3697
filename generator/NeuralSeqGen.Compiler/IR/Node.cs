using System.Collections.Generic;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>One operation with its operands. Passes may replace operands and, for Scan, append operands and results; results are never removed one by one.</summary>
internal sealed class Node(Op op, IEnumerable<Value> inputs, string scope)
{
    public Op Op { get; set; } = op;

    public List<Value> Inputs { get; } = [.. inputs];

    public List<Value> Outputs { get; } = [];

    /// <summary>Name of the layer it came from and the direction, such as <c>gru_1</c> or <c>gru_1 backward</c>; ends up in comments and method names.</summary>
    public string Scope { get; set; } = scope;

    public Value Output => Outputs[0];
}
