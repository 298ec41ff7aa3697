namespace NeuralSeqGen.Tests.Functions;

/// <summary>What does not fit is refused with the rule, the operation and the shapes.</summary>
public sealed class FunctionShapesTests
{
    private static readonly Tensor _x = Tensor.Arange(12).Reshape(3, 4), _scalar = 1;

    private static readonly Dictionary<string, (Func<Tensor> Wrong, string[] Said)> _wrong = new()
    {
        ["operands"] = (() => _x + Tensor.Full([5, 4], 1), ["+: ", "(3, 4)", "(5, 4)", "axis -2 is 3", "5 on the right"]),
        ["comparison"] = (() => _x < Tensor.Full([3], 1), ["<: ", "(3, 4)", "(3,)", "axis -1"]),
        ["Where"] = (() => Tensor.Where(Tensor.Full([2], 1), _x, 0), ["Where: ", "(2,)", "(3, 4)"]),
        ["axis"] = (() => _x.Sum(2), ["Sum: axis 2 of (3, 4)", "-2 to 1"]),
        ["axis below"] = (() => _x.CumSum(-3), ["CumSum: axis -3"]),
        ["axis of a scalar"] = (() => Tensor.Softmax(_scalar), ["Softmax: axis -1 of ()", "a scalar has no axes"]),
        ["new axis"] = (() => _x.ExpandDims(3), ["ExpandDims: axis 3", "-3 to 2"]),
        ["Dot"] = (() => _x.Dot(_x), ["Dot: (3, 4) and (3, 4)", "MatMul or Einsum"]),
        ["Dot of three axes"] = (() => _x.Dot(Tensor.Full([4, 2, 2], 1)), ["Dot: (3, 4) and (4, 2, 2)"]),
        ["Dot of a scalar"] = (() => _x.Dot(2), ["Dot: (3, 4) and ()"]),
        ["MatMul"] = (() => _x.MatMul(_x), ["MatMul: (3, 4) and (3, 4)", "(…, m, k) and (…, k, n)"]),
        ["MatMul's leading axes"] = (() => Tensor.Full([2, 3, 4], 1).MatMul(Tensor.Full([5, 4, 3], 1)), ["MatMul: (2,) and (5,)"]),
        ["MatMul of a scalar"] = (() => _scalar.MatMul(_x), ["MatMul: () and (3, 4)"]),
        ["Einsum without an arrow"] = (() => Tensor.Einsum("ij,jk", _x, _x), ["Einsum(\"ij,jk\")", "two operands and a result"]),
        ["Einsum of one"] = (() => Tensor.Einsum("ij->ji", _x, _x), ["two operands"]),
        ["Einsum's axes"] = (() => Tensor.Einsum("i,ij->j", _x, _x), ["1 and 2 letters", "(3, 4) and (3, 4)"]),
        ["Einsum's extents"] = (() => Tensor.Einsum("ij,jk->ik", _x, _x), ["'j' is 4 on the left and 3 on the right"]),
        ["Einsum's diagonal"] = (() => Tensor.Einsum("ii,ij->j", _x, _x), ["\"ii\" has to be letters, each of them once"]),
        ["Einsum's digits"] = (() => Tensor.Einsum("i1,ij->j", _x, _x), ["\"i1\""]),
        ["Einsum's result"] = (() => Tensor.Einsum("ij,ij->iq", _x, _x), ["'q' of the result"]),
        ["Reshape"] = (() => _x.Reshape(5, 2), ["Reshape: (3, 4) has 12 elements", "(5, 2)"]),
        ["Reshape's open extent"] = (() => _x.Reshape(-1, 5), ["Reshape: ", "(-1, 5)"]),
        ["Reshape's two open extents"] = (() => _x.Reshape(-1, -1), ["Reshape: "]),
        ["Reshape to nothing"] = (() => _x.Reshape(0, -1), ["Reshape: "]),
        ["Reshape beyond an int"] = (() => _x.Reshape(65536, 65536, -1), ["Reshape: "]),
        ["Reshape beyond a long"] = (() => _x.Reshape(int.MaxValue, int.MaxValue, int.MaxValue, 12), ["Reshape: "]),
        ["Transpose's axes"] = (() => _x.Transpose(0), ["Transpose: 1 axes", "(3, 4) has 2"]),
        ["Transpose twice"] = (() => _x.Transpose(1, -1), ["Transpose: an axis is named twice in (1, -1)"]),
        ["BroadcastTo"] = (() => _x.BroadcastTo(3), ["BroadcastTo: (3, 4) and (3,)"]),
        ["BroadcastTo less"] = (() => _x.BroadcastTo(4), ["BroadcastTo: (3, 4) is not repeated to (4,)"]),
        ["index"] = (() => _x[3], ["3 of axis 0 of (3, 4)", "0 to 2"]),
        ["index below"] = (() => _x[-1], ["no element -1", "^1"]),
        ["index from the end"] = (() => _x[^0], ["^0 of axis 0"]),
        ["range"] = (() => _x[.., 2..9], ["2..9 of axis 1 of (3, 4)"]),
        ["empty range"] = (() => _x[1..1], ["1..1 of axis 0"]),
        ["indices"] = (() => _x[0, 0, 0], ["3 indices for the 2 axes of (3, 4)"]),
        ["Concatenate"] = (() => Tensor.Concatenate([_x, _x[..2]]), ["Concatenate: (3, 4) and (2, 4) differ in more than axis -1"]),
        ["Concatenate's ranks"] = (() => Tensor.Concatenate([_x, _x[0]]), ["Concatenate: (3, 4) and (4,)"]),
        ["Concatenate nothing"] = (() => Tensor.Concatenate([]), ["Concatenate: there are no parts"]),
        ["Stack"] = (() => Tensor.Stack([_x, _x[0]]), ["Stack: (3, 4) and (4,) differ"]),
        ["Stack nothing"] = (() => Tensor.Stack([]), ["Stack: there are no parts"]),
        ["Split"] = (() => _x.Split(3)[0], ["Split: axis -1 of (3, 4) has 4 elements, which make no 3 equal parts", "SplitAt"]),
        ["Split into none"] = (() => _x.Split(0)[0], ["Split: parts is 0", "at least 1"]),
        ["SplitAt"] = (() => _x.SplitAt([2, 2])[0], ["SplitAt: axis -1 of (3, 4) is not cut at (2, 2)"]),
        ["SplitAt the end"] = (() => _x.SplitAt([4])[0], ["from 1 to 3"]),
        ["too few variables"] = (TakenApart, ["Split: 4 parts for 2 variables"]),
        ["Pad"] = (() => _x.Pad(-1, 0), ["Pad: before is -1", "at least 0"]),
        ["Repeat"] = (() => _x.Repeat(0), ["Repeat: repeats is 0"]),
        ["OneHot"] = (() => _x.OneHot(0), ["OneHot: classes is 0"]),
        ["Take"] = (() => _scalar.Take(0), ["Take: a scalar has no rows"]),
        ["Arange"] = (() => Tensor.Arange(0), ["Arange: count is 0"]),
        ["Full"] = (() => Tensor.Full([2, 0], 1), ["(2, 0)"]),
        ["Create"] = (() => Tensor.Create([1, 2, 3], 2, 2), ["Create: 3 numbers for a tensor of (2, 2)"]),
        ["Create beyond an int"] = (() => Tensor.Create([], 65536, 65536), ["Create: 0 numbers"]),
        ["number"] = (() => (float)_x, ["(float)x: (3, 4) is not one number"]),
    };

    public static TheoryData<string> Wrong => [.. _wrong.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatDoesNotFit_IsSaid(string name)
    {
        var exception = Assert.Throws<ShapeMismatchException>(() => { _wrong[name].Wrong(); });

        Assert.Equal("NSG0901", exception.RuleId);
        Assert.StartsWith("NSG0901: ", exception.Message, StringComparison.Ordinal);
        Assert.All(_wrong[name].Said, said => Assert.Contains(said, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void Take_RefusesIdsWithoutARow(double id)
    {
        var exception = Assert.Throws<LabelOutOfRangeException>(() => _x.Take(Tensor.Stack([0, id])));

        Assert.Equal(("NSG0104", 1), (exception.RuleId, (int)exception.Index));
        Assert.Contains("a table of 3 rows", exception.Message, StringComparison.Ordinal);
    }

    private static Tensor TakenApart()
    {
        var (a, _) = _x.Split(4);
        return a;
    }
}
