namespace NeuralSeqGen.Compiler.IR;

/// <summary>A decoder cut in two: what is computed once for a sample, and a step.</summary>
/// <param name="Before">Writes the state that the first step reads, as far as it is not zero; null where all of it is.</param>
/// <param name="Step">Reads an id and the state, writes an output and the part of the state that steps change.</param>
/// <param name="Carried">Floats of that part, which comes first; what stands behind it is the same for all steps of a sample.</param>
internal sealed record DecoderGraphs(Graph? Before, Graph Step, int Carried);
