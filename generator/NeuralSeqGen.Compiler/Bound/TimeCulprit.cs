namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A layer that needs later steps of a sequence, and why.</summary>
internal sealed record TimeCulprit(BoundLayer Layer, LookAhead Because);
