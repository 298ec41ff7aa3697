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
}
