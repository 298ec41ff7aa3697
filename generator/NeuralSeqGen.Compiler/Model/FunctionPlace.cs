namespace NeuralSeqGen.Compiler.Model;

/// <summary>Where in a function something stands.</summary>
/// <param name="Body">Index of the body in its <see cref="FunctionSpec"/>.</param>
/// <param name="Node">Place of the node; −1 for the method's name.</param>
internal sealed record FunctionPlace(int Body, int Node);
