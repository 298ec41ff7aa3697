namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>1 where x = y, else 0.</summary>
    public static Tensor Equal(Tensor x, Tensor y) => Elements.Map("Equal", x, y, (a, b) => a == b ? 1 : 0);

    /// <summary>1 where x ≠ y, else 0.</summary>
    public static Tensor NotEqual(Tensor x, Tensor y) => Elements.Map("NotEqual", x, y, (a, b) => a == b ? 0 : 1);

    /// <summary>x where the condition is not 0, else y.</summary>
    public static Tensor Where(Tensor condition, Tensor x, Tensor y) => Elements.Where(condition, x, y);

    /// <summary>The larger of each pair; NaN if either is.</summary>
    public static Tensor Maximum(Tensor x, Tensor y) => Elements.Map("Maximum", x, y, MathF.Max);

    /// <summary>The smaller of each pair; NaN if either is.</summary>
    public static Tensor Minimum(Tensor x, Tensor y) => Elements.Map("Minimum", x, y, MathF.Min);

    /// <summary><c>min(max(x, low), high)</c>.</summary>
    public static Tensor Clip(Tensor x, double low, double high) => Elements.Map(x, v => MathF.Min(MathF.Max(v, (float)low), (float)high));

    /// <summary>xʸ. Numbers below 0 have powers by whole numbers; by all others NaN. By 0 every number has the power 1.</summary>
    public static Tensor Power(Tensor x, Tensor y) => Elements.Map("Power", x, y, (a, b) => (float)Math.Pow(a, b));

    /// <summary>x².</summary>
    public static Tensor Square(Tensor x) => Elements.Map(x, v => v * v);

    /// <summary>√x.</summary>
    public static Tensor Sqrt(Tensor x) => Elements.Map(x, MathF.Sqrt);

    /// <summary>1 ÷ √x.</summary>
    public static Tensor Rsqrt(Tensor x) => Elements.Map(x, v => 1 / MathF.Sqrt(v));

    /// <summary>|x|.</summary>
    public static Tensor Abs(Tensor x) => Elements.Map(x, MathF.Abs);

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    public static Tensor Sign(Tensor x) => Elements.Map(x, v => v > 0 ? 1 : v < 0 ? -1 : v);

    /// <summary>eˣ.</summary>
    public static Tensor Exp(Tensor x) => Elements.Map(x, v => (float)Math.Exp(v));

    /// <summary>ln x; −∞ for 0, NaN below.</summary>
    public static Tensor Log(Tensor x) => Elements.Map(x, v => (float)Math.Log(v));

    /// <summary>sin x; in a model right for |x| up to 100,000.</summary>
    public static Tensor Sin(Tensor x) => Elements.Map(x, v => (float)Math.Sin(v));

    /// <summary>cos x; in a model right for |x| up to 100,000.</summary>
    public static Tensor Cos(Tensor x) => Elements.Map(x, v => (float)Math.Cos(v));

    /// <summary>The error function, <c>2/√π · ∫ exp(−t²) dt</c> from 0 to x.</summary>
    public static Tensor Erf(Tensor x) => Elements.Map(x, v => (float)ElementFunctions.Erf(v));

    /// <summary>x for the value, a constant for the gradient.</summary>
    public static Tensor StopGradient(Tensor x) => x;
}
