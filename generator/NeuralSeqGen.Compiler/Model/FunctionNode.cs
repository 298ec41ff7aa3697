namespace NeuralSeqGen.Compiler.Model;

/// <summary>
/// A statement or expression of a function, free of syntax: equal where the text differs in comments, layout or names of locals only. The compiler runs the
/// tree: what is left then are operations on tensors.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Its number among the nodes of the body, by which the analyzers find the text.</param>
/// <param name="Value">A number, name or index, as the kind says; null where it has none.</param>
/// <param name="Children">Operands, in the order of the kind.</param>
internal sealed record FunctionNode(FunctionNodeKind Kind, int Place, object? Value, EquatableArray<FunctionNode> Children);
