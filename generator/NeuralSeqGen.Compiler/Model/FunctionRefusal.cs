namespace NeuralSeqGen.Compiler.Model;

/// <summary>Something in a body that has no meaning in a compiled function.</summary>
/// <param name="Place">The node it is about.</param>
/// <param name="Sentence">What it is and what to write instead.</param>
internal sealed record FunctionRefusal(int Place, string Sentence);
