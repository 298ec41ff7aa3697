namespace NeuralSeqGen.Compiler.Model;

/// <summary>What the file of a vocabulary holds.</summary>
/// <param name="Tokens">Its different tokens; 0 where they cannot be counted.</param>
/// <param name="Problem">Why not, as a sentence; empty where they can.</param>
internal sealed record VocabularySpec(int Tokens, string Problem = "");
