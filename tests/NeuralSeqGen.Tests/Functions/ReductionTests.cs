namespace NeuralSeqGen.Tests.Functions;

/// <summary>Reductions along every axis of random shapes against sums in plain loops.</summary>
public sealed class ReductionTests
{
    private static readonly Dictionary<string, (Func<Tensor, int?, bool, Tensor> Plain, Func<double[], double> Formula)> _reductions = new()
    {
        ["Sum"] = ((x, axis, keep) => x.Sum(axis, keep), row => row.Sum()),
        ["Mean"] = ((x, axis, keep) => x.Mean(axis, keep), row => row.Sum() / row.Length),
        ["Var"] = ((x, axis, keep) => x.Var(axis, keep), row => row.Sum(v => v * v) / row.Length - Math.Pow(row.Average(), 2)),
        ["Max"] = ((x, axis, keep) => x.Max(axis, keep), row => row.Max()),
        ["Min"] = ((x, axis, keep) => x.Min(axis, keep), row => row.Min()),
        ["LogSumExp"] = ((x, axis, keep) => x.LogSumExp(axis, keep), row => Math.Log(row.Sum(Math.Exp))),
        ["ArgMax"] = ((x, axis, keep) => x.ArgMax(axis, keep), row => Array.IndexOf(row, row.Max())),
    };

    public static TheoryData<string> Names => [.. _reductions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reduction_IsItsFormula(string name)
    {
        var random = new Random(5);
        for (int i = 0; i < 60; i++)
        {
            int[] shape = Tensors.RandomShape(random, 1, 4);
            var x = Tensors.Random(random, shape);
            int axis = random.Next(-shape.Length, shape.Length), along = axis < 0 ? axis + shape.Length : axis;
            int[] kept = [.. shape.Select((extent, a) => a == along ? 1 : extent)], dropped = [.. shape.Where((_, a) => a != along)];
            double[] expected = [.. Tensors.Indices(kept).Select(index => _reductions[name].Formula([.. Enumerable.Range(0, shape[along]).Select(k => (double)Tensors.At(x, [.. index.Select((at, a) => a == along ? k : at)]))]))];

            Tensors.Near(dropped, expected, _reductions[name].Plain(x, axis, false));
            Tensors.Near(kept, expected, _reductions[name].Plain(x, axis, true));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithoutAnAxis_AllElementsAreReduced(string name)
    {
        var x = Tensors.Random(new(6), 3, 1, 4);
        double expected = _reductions[name].Formula([.. x.ToArray().Select(v => (double)v)]);

        Tensors.Near([], [expected], _reductions[name].Plain(x, null, false));
        Tensors.Near([1, 1, 1], [expected], _reductions[name].Plain(x, null, true));
    }

    [Fact]
    public void CumSum_AddsUpToEachElement()
    {
        var x = Tensor.Create([1, 2, 3, 4, 5, 6], 2, 3);

        Tensors.Equal([2, 3], [1, 3, 6, 4, 9, 15], x.CumSum());
        Tensors.Equal([2, 3], [1, 2, 3, 5, 7, 9], x.CumSum(0));
    }

    [Fact]
    public void ArgMax_IsTheFirstOfEquals() => Assert.Equal(1, (float)Tensor.Create([0, 3, 3]).ArgMax());

    [Fact]
    public void LogSumExp_DoesNotOverflow()
    {
        Assert.Equal(1000 + Math.Log(2), (float)Tensor.Create([1000, 1000]).LogSumExp(), 1e-4);
        Assert.Equal(float.NegativeInfinity, (float)Tensor.Create([float.NegativeInfinity, float.NegativeInfinity]).LogSumExp());
    }

    [Fact]
    public void NaN_IsNotPassedOver()
    {
        var x = Tensor.Create([1, float.NaN, 2]);
        Assert.All(new[] { x.Sum(), x.Mean(), x.Var(), x.Max(), x.Min(), x.LogSumExp() }, y => Assert.True(float.IsNaN((float)y)));
    }

    /// <summary>As in a model, which adds up 100,000 numbers in parts: single precision one after the other would miss by far more.</summary>
    [Fact]
    public void LongSums_AreRight() => Assert.Equal(10_000, (float)Tensor.Full([100_000], 0.1).Sum(), 1e-3);
}
