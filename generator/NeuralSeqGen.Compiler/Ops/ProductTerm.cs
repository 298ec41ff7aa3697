namespace NeuralSeqGen.Compiler.Ops;

/// <summary>How the two operands of one term of a <see cref="ProductOp"/> are read.</summary>
/// <param name="TransposeA">A is [k…, M] instead of [rows…, k…].</param>
/// <param name="TransposeB">B is [N, k…] instead of [k…, N].</param>
/// <param name="Depth">How many axes are contracted; the windows of a convolution have two.</param>
internal sealed record ProductTerm(bool TransposeA = false, bool TransposeB = false, int Depth = 1)
{
    public override string ToString() => (TransposeA ? "Aᵀ" : "A") + "·" + (TransposeB ? "Bᵀ" : "B") + (Depth > 1 ? $" over {Depth} axes" : "");
}
