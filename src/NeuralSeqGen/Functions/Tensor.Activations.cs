namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>x itself.</summary>
    public static Tensor Linear(Tensor x) => x;

    /// <summary>max(x, 0).</summary>
    public static Tensor Relu(Tensor x) => Maximum(0, x);

    /// <summary>min(max(x, 0), 6).</summary>
    public static Tensor Relu6(Tensor x) => Clip(x, 0, 6);

    /// <summary>x for x > 0, else <paramref name="negativeSlope"/>·x.</summary>
    public static Tensor LeakyRelu(Tensor x, double negativeSlope = 0.2) => Where(x > 0, x, negativeSlope * x);

    /// <summary>x for x > 0, else <paramref name="alpha"/>·(exp(x) − 1).</summary>
    public static Tensor Elu(Tensor x, double alpha = 1) => Where(x > 0, x, alpha * Elements.Map(x, ElementFunctions.ExpMinusOne));

    /// <summary>1.0507·elu(x) with alpha 1.6733.</summary>
    public static Tensor Selu(Tensor x) => 1.0507009873554805 * Elu(x, 1.6732632423543772);

    /// <summary>max(x, 0) + min(exp(x) − 1, 0).</summary>
    public static Tensor Celu(Tensor x) => Elu(x);

    /// <summary>x·Φ(x), exact.</summary>
    public static Tensor Gelu(Tensor x) => Elements.Map(x, v => (float)(0.5 * v * (1 + ElementFunctions.Erf(v * Math.Sqrt(0.5)))));

    /// <summary>1/(1 + exp(−x)).</summary>
    public static Tensor Sigmoid(Tensor x) => Elements.Map(x, v => (float)ElementFunctions.Sigmoid(v));

    /// <summary>clip(x/6 + 0.5, 0, 1), the hard sigmoid of Keras 3.</summary>
    public static Tensor HardSigmoid(Tensor x) => Clip((x * (1.0 / 6)) + 0.5, 0, 1);

    /// <summary>clip(0.2·x + 0.5, 0, 1), the hard sigmoid of Keras 1 and 2.</summary>
    public static Tensor ClassicHardSigmoid(Tensor x) => Clip((0.2 * x) + 0.5, 0, 1);

    /// <summary>clip((x + 1)/2, 0, 1).</summary>
    public static Tensor SparseSigmoid(Tensor x) => Clip((0.5 * x) + 0.5, 0, 1);

    /// <summary>−log(1 + exp(−x)).</summary>
    public static Tensor LogSigmoid(Tensor x) => -Softplus(-x);

    /// <summary>x·sigmoid(x).</summary>
    public static Tensor Silu(Tensor x) => Elements.Map(x, v => (float)(v * ElementFunctions.Sigmoid(v)));

    /// <summary>x·clip(x/6 + 0.5, 0, 1), also called hard swish.</summary>
    public static Tensor HardSilu(Tensor x) => x * HardSigmoid(x);

    /// <summary>log(1 + exp(x)).</summary>
    public static Tensor Softplus(Tensor x) => Elements.Map(x, v => (float)ElementFunctions.Softplus(v));

    /// <summary>(x + √(x² + 4))/2.</summary>
    public static Tensor Squareplus(Tensor x) => 0.5 * (x + Sqrt((x * x) + 4));

    /// <summary>0 up to −1, (x + 1)²/4 up to 1, then x.</summary>
    public static Tensor SparsePlus(Tensor x) => Square(SparseSigmoid(x)) + Relu(x - 1);

    /// <summary>x·tanh(softplus(x)).</summary>
    public static Tensor Mish(Tensor x) => Elements.Map(x, v => (float)(v * Math.Tanh(ElementFunctions.Softplus(v))));

    /// <summary>x/(1 + |x|).</summary>
    public static Tensor Softsign(Tensor x) => x / (1 + Abs(x));

    /// <summary>exp(x).</summary>
    public static Tensor Exponential(Tensor x) => Exp(x);

    /// <summary>The hyperbolic tangent.</summary>
    public static Tensor Tanh(Tensor x) => Elements.Map(x, v => (float)Math.Tanh(v));

    /// <summary>clip(x, −1, 1).</summary>
    public static Tensor HardTanh(Tensor x) => Clip(x, -1, 1);

    /// <summary>x − tanh(x).</summary>
    public static Tensor TanhShrink(Tensor x) => x - Tanh(x);

    /// <summary>x where |x| > 0.5, else 0.</summary>
    public static Tensor HardShrink(Tensor x) => Where(Abs(x) > 0.5, x, 0);

    /// <summary>x moved towards 0 by 0.5, and 0 where that would pass it.</summary>
    public static Tensor SoftShrink(Tensor x) => x - Clip(x, -0.5, 0.5);

    /// <summary>exp(x)/Σ exp(x) along an axis.</summary>
    public static Tensor Softmax(Tensor x, int axis = -1) => Axes.Map("Softmax", x, axis, RowFunctions.Softmax);

    /// <summary>x − log Σ exp(x) along an axis.</summary>
    public static Tensor LogSoftmax(Tensor x, int axis = -1) => Axes.Map("LogSoftmax", x, axis, RowFunctions.LogSoftmax);

    /// <summary>The nearest point of the probability simplex along the last axis: like softmax, but small numbers become exactly 0.</summary>
    public static Tensor Sparsemax(Tensor x) => Axes.Map("Sparsemax", x, -1, RowFunctions.Sparsemax);
}
