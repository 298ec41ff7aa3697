using NeuralSeqGen;
using static NeuralSeqGen.Tensor;

/// <summary>A cell and a loss that are in no catalogue: functions, called by models and by anyone else.</summary>
internal static class Parts
{
    /// <summary>
    /// One step of the minimal gated unit: a GRU with one gate instead of two, and with two thirds of its weights. <c>f = σ(x·Wf + h·Uf + bf)</c>, <c>c = tanh(x·Wc + (f∘h)·Uc + bc)</c>,
    /// <c>h ← (1 − f)∘h + f∘c</c>. Zhou, Wu, Zhang, Zhou: Minimal gated unit for recurrent neural networks, 2016 (arXiv 1603.09420).
    /// </summary>
    [TensorFunction]
    internal static Tensor MinimalGated(
        Tensor x, Tensor h, [Weight("features", "2*units")] Tensor kernel, [Weight("units", "2*units", Initializer = Initializer.Orthogonal)] Tensor recurrent_kernel, [Weight("2*units")] Tensor bias)
    {
        var (xf, xc) = (x.Dot(kernel) + bias).Split(2);
        var (uf, uc) = recurrent_kernel.Split(2);
        var f = Sigmoid(xf + h.Dot(uf));
        var c = Tanh(xc + (f * h).Dot(uc));
        return (1 - f) * h + f * c;
    }

    /// <summary>
    /// Cross-entropy of logits to which the logarithms of the classes' shares are added: the model learns what a name says beyond how common its nationality is, and without the shares
    /// rare ones come into their own. Menon et al.: Long-tail learning via logit adjustment, 2021 (arXiv 2007.07314).
    /// </summary>
    [TensorFunction]
    internal static Tensor Adjusted(Tensor label, Tensor logits, double strength)
    {
        // names to learn from in each class, in the order of the files; at least one
        var names = Stack([86, 178, 378, 196, 2908, 171, 518, 154, 131, 554, 790, 52, 99, 25, 7471, 1, 198, 44]);
        return -(label.OneHot(Corpus.ClassCount) * LogSoftmax(logits + strength * Log(names))).Sum(-1);
    }
}
