namespace NeuralSeqGen.Tests.Functions;

/// <summary>Functions of elements against formulas in double.</summary>
public sealed class ElementwiseTests
{
    private const string Positive = "numbers above 0";

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Plain, Func<double, double> Formula, string Of)> _functions = new()
    {
        ["+"] = (x => +x, x => x, ""),
        ["-"] = (x => -x, x => -x, ""),
        ["Exp"] = (Tensor.Exp, Math.Exp, ""),
        ["Log"] = (Tensor.Log, Math.Log, Positive),
        ["Sqrt"] = (Tensor.Sqrt, Math.Sqrt, Positive),
        ["Rsqrt"] = (Tensor.Rsqrt, x => Math.Pow(x, -0.5), Positive),
        ["Square"] = (Tensor.Square, x => Math.Pow(x, 2), ""),
        ["Abs"] = (Tensor.Abs, x => x < 0 ? -x : x, ""),
        ["Sign"] = (Tensor.Sign, x => Math.Sign(x), ""),
        ["Sin"] = (Tensor.Sin, Math.Sin, ""),
        ["Cos"] = (Tensor.Cos, Math.Cos, ""),
        ["Erf"] = (Tensor.Erf, Core.LaneReference.Erf, ""),
        ["Clip"] = (x => Tensor.Clip(x, -0.5, 1), x => x < -0.5 ? -0.5 : x > 1 ? 1 : x, ""),
        ["StopGradient"] = (Tensor.StopGradient, x => x, ""),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Plain, Func<double, double, double> Formula, string Of)> _pairs = new()
    {
        ["+"] = ((x, y) => x + y, (x, y) => x + y, ""),
        ["-"] = ((x, y) => x - y, (x, y) => x - y, ""),
        ["*"] = ((x, y) => x * y, (x, y) => x * y, ""),
        ["/"] = ((x, y) => x / y, (x, y) => x / y, ""),
        ["%"] = ((x, y) => x % y, (x, y) => x % y, ""),
        ["<"] = ((x, y) => x < y, (x, y) => x < y ? 1 : 0, ""),
        ["<="] = ((x, y) => x <= y, (x, y) => x <= y ? 1 : 0, ""),
        [">"] = ((x, y) => x > y, (x, y) => x > y ? 1 : 0, ""),
        [">="] = ((x, y) => x >= y, (x, y) => x >= y ? 1 : 0, ""),
        ["Equal"] = (Tensor.Equal, (x, y) => x == y ? 1 : 0, ""),
        ["NotEqual"] = (Tensor.NotEqual, (x, y) => x != y ? 1 : 0, ""),
        ["Maximum"] = (Tensor.Maximum, (x, y) => x > y ? x : y, ""),
        ["Minimum"] = (Tensor.Minimum, (x, y) => x < y ? x : y, ""),
        ["Power"] = (Tensor.Power, Math.Pow, Positive),
    };

    public static TheoryData<string> Functions => [.. _functions.Keys];

    public static TheoryData<string> Pairs => [.. _pairs.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsItsFormula(string name)
    {
        var (plain, formula, of) = _functions[name];
        float[] x = [.. Enumerable.Range(-40, 81).Select(i => i / 8f).Where(v => of != Positive || v > 0)];

        Tensors.Near([x.Length], x.Select(v => formula(v)), plain(Tensor.Create(x)));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Pair_IsItsFormula(string name)
    {
        var (plain, formula, of) = _pairs[name];
        float[] values = [.. Enumerable.Range(-8, 17).Select(i => i / 4f).Where(v => v != 0 && (of != Positive || v > 0))];
        Tensor x = Tensor.Create(values).ExpandDims(1), y = Tensor.Create(values);
        var expected = values.SelectMany(a => values.Select(b => formula(a, b)));

        Tensors.Near([values.Length, values.Length], expected, plain(x, y));
    }

    [Fact]
    public void Power_OfNumbersBelow0_NeedsWholeExponents()
    {
        Tensors.Equal([3], [-8, 4, -2], Tensor.Power(Tensor.Create([-2, -2, -2]), Tensor.Create([3, 2, 1])));
        Assert.True(float.IsNaN((float)Tensor.Power(-2, 0.5)));
    }

    [Fact]
    public void Where_TakesByTheCondition() =>
        Tensors.Equal([2, 3], [1, 20, 3, 1, 50, 3], Tensor.Where(Tensor.Create([1, 0, -2]), Tensor.Create([1, 2, 3]), Tensor.Create([10, 20, 30, 40, 50, 60], 2, 3)));

    [Fact]
    public void NaN_StaysNaN()
    {
        Assert.All(_functions.Values, f => Assert.True(float.IsNaN((float)f.Plain(float.NaN))));
        Assert.All(new[] { "+", "-", "*", "/", "%", "Maximum", "Minimum" }, name => Assert.True(float.IsNaN((float)_pairs[name].Plain(float.NaN, 2)) && float.IsNaN((float)_pairs[name].Plain(2, float.NaN))));
        Assert.All(new[] { "<", "<=", ">", ">=", "Equal" }, name => Assert.Equal(0, (float)_pairs[name].Plain(float.NaN, float.NaN)));
        Assert.Equal(1, (float)Tensor.NotEqual(float.NaN, float.NaN));
    }

    [Fact]
    public void Numbers_AreScalars() => Tensors.Equal([2], [0.5f, -1], 1 - (Tensor.Create([1, 4]) / 2.0) * 1f);

    /// <summary>Two random shapes that fit, each with axes of 1 and without leading ones; the expected number is looked up by the index of the result.</summary>
    [Fact]
    public void Operands_AreBroughtToOneShape()
    {
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            int[] common = Tensors.RandomShape(random, 0, 4);
            Tensor x = Tensors.Random(random, Narrowed(random, common)), y = Tensors.Random(random, Narrowed(random, common));
            int[] shape = [.. Enumerable.Range(1, Math.Max(x.Rank, y.Rank)).Reverse().Select(back => Math.Max(back <= x.Rank ? x.Shape[^back] : 1, back <= y.Rank ? y.Shape[^back] : 1))];

            Tensors.Equal(shape, [.. Tensors.Indices(shape).Select(index => Tensors.At(x, index) - Tensors.At(y, index))], x - y);
        }
    }

    private static int[] Narrowed(Random random, int[] shape) => [.. shape.Skip(random.Next(shape.Length + 1)).Select(extent => random.Next(3) == 0 ? 1 : extent)];
}
