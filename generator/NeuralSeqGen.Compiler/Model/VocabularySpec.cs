namespace NeuralSeqGen.Compiler.Model;

/// <summary>What the file of a vocabulary holds.</summary>
/// <param name="Tokens">Its different tokens; 0 where they cannot be counted.</param>
/// <param name="Problem">Why not, as a sentence; empty where they can.</param>
/// <param name="StartEnd">Whether it has ids for start and end; null where the file does not say and the attribute does.</param>
internal sealed record VocabularySpec(int Tokens, string Problem = "", bool? StartEnd = null);
