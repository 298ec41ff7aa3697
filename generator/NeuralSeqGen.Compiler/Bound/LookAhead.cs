namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What makes a layer need later steps.</summary>
/// <param name="Why">What it does, as the end of a sentence that begins with the layer.</param>
/// <param name="Remedy">What makes it causal, as a sentence; empty where nothing but its removal would.</param>
internal sealed record LookAhead(string Why, string Remedy);
