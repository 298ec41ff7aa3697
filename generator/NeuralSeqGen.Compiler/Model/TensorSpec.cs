namespace NeuralSeqGen.Compiler.Model;

/// <summary>A tensor of a weight file.</summary>
/// <param name="Name">Its name there, such as <c>gru_1/kernel</c>.</param>
/// <param name="Type">What it holds, as the file says it: <c>F32</c>.</param>
/// <param name="Shape">Its extents as text, <c>(15, 48)</c> or <c>(48,)</c>.</param>
internal sealed record TensorSpec(string Name, string Type, string Shape);
