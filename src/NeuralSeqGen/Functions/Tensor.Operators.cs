namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>x itself.</summary>
    public static Tensor operator +(Tensor x) => x;

    /// <summary>−x.</summary>
    public static Tensor operator -(Tensor x) => Elements.Map(x, v => -v);

    /// <summary>x + y.</summary>
    public static Tensor operator +(Tensor x, Tensor y) => Elements.Map("+", x, y, (a, b) => a + b);

    /// <summary>x − y.</summary>
    public static Tensor operator -(Tensor x, Tensor y) => Elements.Map("-", x, y, (a, b) => a - b);

    /// <summary>x · y, element by element.</summary>
    public static Tensor operator *(Tensor x, Tensor y) => Elements.Map("*", x, y, (a, b) => a * b);

    /// <summary>x ÷ y.</summary>
    public static Tensor operator /(Tensor x, Tensor y) => Elements.Map("/", x, y, (a, b) => a / b);

    /// <summary>The remainder of x ÷ y as C# has it, with the sign of x: <c>x − y·truncate(x/y)</c>. (Keras's <c>mod</c> has the sign of y.)</summary>
    public static Tensor operator %(Tensor x, Tensor y) => Elements.Map("%", x, y, (a, b) => a % b);

    /// <summary>1 where x &lt; y, else 0.</summary>
    public static Tensor operator <(Tensor x, Tensor y) => Elements.Map("<", x, y, (a, b) => a < b ? 1 : 0);

    /// <summary>1 where x ≤ y, else 0.</summary>
    public static Tensor operator <=(Tensor x, Tensor y) => Elements.Map("<=", x, y, (a, b) => a <= b ? 1 : 0);

    /// <summary>1 where x > y, else 0.</summary>
    public static Tensor operator >(Tensor x, Tensor y) => Elements.Map(">", x, y, (a, b) => a > b ? 1 : 0);

    /// <summary>1 where x ≥ y, else 0.</summary>
    public static Tensor operator >=(Tensor x, Tensor y) => Elements.Map(">=", x, y, (a, b) => a >= b ? 1 : 0);
}
