namespace NeuralSeqGen.Compiler.Model;

/// <summary>A constructor of the author's that leaves out, or takes the place of, the generated one, which makes the weights.</summary>
/// <param name="Text">As its author writes it: <c>Model(string name)</c>.</param>
/// <param name="Kind">What is wrong with it.</param>
internal sealed record ConstructorSpec(string Text, ConstructorKind Kind);
