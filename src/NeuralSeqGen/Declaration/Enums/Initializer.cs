namespace NeuralSeqGen;

/// <summary>
/// How a weight starts; every one takes at most one number. That of the six scaled by fans is the scale of Keras's <c>VarianceScaling</c>: default 1 for
/// Glorot (fan average) and Lecun (fan in), 2 for He (fan in).
/// </summary>
public enum Initializer
{
    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>All the given number, default 0.</summary>
    Constant,

    /// <summary>Normal with the given standard deviation, default 0.05.</summary>
    RandomNormal,

    /// <summary>Uniform between plus and minus the given limit, default 0.05.</summary>
    RandomUniform,

    /// <summary>Normal with the given standard deviation, default 0.05, redrawn beyond two of them.</summary>
    TruncatedNormal,

    /// <summary>Uniform within ±√(6/(fan in + fan out)).</summary>
    GlorotUniform,

    /// <summary>Truncated normal of variance 2/(fan in + fan out).</summary>
    GlorotNormal,

    /// <summary>Uniform within ±√(6/fan in).</summary>
    HeUniform,

    /// <summary>Truncated normal of variance 2/fan in.</summary>
    HeNormal,

    /// <summary>Uniform within ±√(3/fan in).</summary>
    LecunUniform,

    /// <summary>Truncated normal of variance 1/fan in.</summary>
    LecunNormal,

    /// <summary>Orthonormal rows or columns over the whole matrix, times the given gain, default 1.</summary>
    Orthogonal,

    /// <summary>The given number, default 1, on the diagonal of a matrix, else 0.</summary>
    Identity,
}
