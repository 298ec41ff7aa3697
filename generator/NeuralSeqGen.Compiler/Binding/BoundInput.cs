using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>An input of the model; Shape is that of one sample.</summary>
internal sealed record BoundInput(string Name, Shape Shape, bool IsInteger, BoundLayer Layer);
