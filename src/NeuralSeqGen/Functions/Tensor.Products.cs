namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>The product with a matrix (k, n), or with a vector (k): the last axis of this tensor, of k, is summed over. (…, k) becomes (…, n), or (…).</summary>
    public Tensor Dot(Tensor y) => Contraction.Dot(this, y);

    /// <summary>The products of matrices: (…, m, k) and (…, k, n) give (…, m, n); the axes before are brought to one shape. A vector is a row on the left and a column on the right.</summary>
    public Tensor MatMul(Tensor y) => Contraction.MatMul(this, y);

    /// <summary>
    /// Sums of products of two tensors, as NumPy writes them: a letter per axis, <c>"bik,bkj->bij"</c>. Letters behind the arrow are the axes of the result in order, all
    /// others are summed over. A letter stands once in each of the three.
    /// </summary>
    public static Tensor Einsum(string equation, Tensor x, Tensor y) => Contraction.Einsum(equation, x, y);
}
