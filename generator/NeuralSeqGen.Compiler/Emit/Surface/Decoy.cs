namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>A likely wrong pair of arrays: an overload that the compiler refuses with our sentence.</summary>
/// <param name="RuleId">Which rule.</param>
/// <param name="Name">Name of the constant that holds the sentence.</param>
/// <param name="Sentence">What the compiler says at the call.</param>
/// <param name="X">Type of the input.</param>
/// <param name="Y">Type of the target.</param>
internal sealed record Decoy(string RuleId, string Name, string Sentence, string X, string Y);
