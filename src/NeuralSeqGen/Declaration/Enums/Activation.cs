namespace NeuralSeqGen;

/// <summary>The activation functions, as Keras 3 defines them.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>1/(1 + exp(−x)).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>exp(x)/Σ exp(x) over the last axis.</summary>
    Softmax,

    /// <summary>clip(x/6 + 0.5, 0, 1), the hard sigmoid of Keras 3.</summary>
    HardSigmoid,

    /// <summary>clip(0.2·x + 0.5, 0, 1), the hard sigmoid of Keras 1 and 2.</summary>
    ClassicHardSigmoid,

    /// <summary>x for x > 0, else exp(x) − 1.</summary>
    Elu,

    /// <summary>1.0507·elu(x) with alpha 1.6733.</summary>
    Selu,

    /// <summary>x·Φ(x), exact.</summary>
    Gelu,

    /// <summary>x·sigmoid(x).</summary>
    Silu,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,

    /// <summary>x/(1 + |x|).</summary>
    Softsign,

    /// <summary>exp(x).</summary>
    Exponential,

    /// <summary>x for x > 0, else 0.2·x.</summary>
    LeakyRelu,

    /// <summary>x − log Σ exp(x) over the last axis.</summary>
    LogSoftmax,

    /// <summary>x·tanh(softplus(x)).</summary>
    Mish,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>x·clip(x/6 + 0.5, 0, 1), also called hard swish.</summary>
    HardSilu,

    /// <summary>clip(x, −1, 1).</summary>
    HardTanh,

    /// <summary>x where |x| > 0.5, else 0.</summary>
    HardShrink,

    /// <summary>x moved towards 0 by 0.5, and 0 where that would pass it.</summary>
    SoftShrink,

    /// <summary>x − tanh(x).</summary>
    TanhShrink,

    /// <summary>max(x, 0) + min(exp(x) − 1, 0).</summary>
    Celu,

    /// <summary>−log(1 + exp(−x)).</summary>
    LogSigmoid,

    /// <summary>(x + √(x² + 4))/2.</summary>
    Squareplus,

    /// <summary>0 up to −1, (x + 1)²/4 up to 1, then x.</summary>
    SparsePlus,

    /// <summary>clip((x + 1)/2, 0, 1).</summary>
    SparseSigmoid,

    /// <summary>The nearest point of the probability simplex: like softmax, but small numbers become exactly 0 (Martins and Astudillo 2016).</summary>
    Sparsemax,
}
