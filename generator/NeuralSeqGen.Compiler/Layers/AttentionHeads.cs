namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The heads of an attention layer.</summary>
/// <param name="Groups">Heads of keys and values.</param>
/// <param name="Repeats">Query heads that share one of them.</param>
/// <param name="KeySize">Features of a head of queries and keys.</param>
/// <param name="ValueSize">Features of a head of values.</param>
internal sealed record AttentionHeads(int Groups, int Repeats, int KeySize, int ValueSize);
