namespace NeuralSeqGen.Compiler.Ops;

/// <summary>How the two operands of one term of a <see cref="ProductOp"/> are read.</summary>
internal sealed record ProductTerm(bool TransposeA = false, bool TransposeB = false);
