namespace NeuralSeqGen.Tests.Functions;

/// <summary>Elements moved, cut and put together, by hand and against indices.</summary>
public sealed class FormTests
{
    private static readonly Tensor _x = Tensor.Create([1, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void Reshape_KeepsTheOrder()
    {
        Tensors.Equal([3, 2], [1, 2, 3, 4, 5, 6], _x.Reshape(3, 2));
        Tensors.Equal([3, 1, 2], [1, 2, 3, 4, 5, 6], _x.Reshape(3, 1, -1));
        Tensors.Equal([], [7], Tensor.Create([7]).Reshape());
    }

    [Fact]
    public void Transpose_TurnsAxes()
    {
        var x = Tensors.Random(new(1), 2, 3, 4);
        var turned = x.Transpose(2, 0, -2);

        Tensors.Equal([3, 2], [1, 4, 2, 5, 3, 6], _x.Transpose());
        Tensors.Equal([4, 2, 3], [.. Tensors.Indices([4, 2, 3]).Select(i => Tensors.At(x, [i[1], i[2], i[0]]))], turned);
        Assert.Equal(x, turned.Transpose(1, 2, 0));
    }

    [Fact]
    public void ExpandDims_CountsInTheResult()
    {
        Assert.Equal([1, 2, 3], _x.ExpandDims(0).Shape.ToArray());
        Assert.Equal([2, 3, 1], _x.ExpandDims(-1).Shape.ToArray());
        Assert.Equal([2, 1, 3], _x.ExpandDims(-2).Shape.ToArray());
    }

    [Fact]
    public void BroadcastTo_Repeats() => Tensors.Equal([2, 2, 3], [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], _x.BroadcastTo(2, 2, 3));

    [Fact]
    public void Indexer_TakesIndicesAndRanges()
    {
        Tensors.Equal([3], [4, 5, 6], _x[1]);
        Tensors.Equal([3], [4, 5, 6], _x[^1]);
        Tensors.Equal([2], [3, 6], _x[.., ^1]);
        Tensors.Equal([], [2], _x[0, 1]);
        Tensors.Equal([2, 2], [2, 3, 5, 6], _x[.., 1..]);
        Tensors.Equal([1, 1], [2], _x[..1, 1..^1]);
        Assert.Equal(_x, _x[..]);
    }

    [Fact]
    public void Concatenate_JoinsAlongAnAxis()
    {
        Tensors.Equal([2, 4], [1, 2, 3, 7, 4, 5, 6, 8], Tensor.Concatenate([_x, Tensor.Create([7, 8], 2, 1)]));
        Tensors.Equal([3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9], Tensor.Concatenate([_x, Tensor.Create([7, 8, 9], 1, 3)], 0));
        Assert.Equal(_x, Tensor.Concatenate([_x]));
    }

    [Fact]
    public void Stack_AddsAnAxis()
    {
        Tensor a = Tensor.Create([1, 2]), b = Tensor.Create([3, 4]);

        Tensors.Equal([2, 2], [1, 2, 3, 4], Tensor.Stack([a, b]));
        Tensors.Equal([2, 2], [1, 3, 2, 4], Tensor.Stack([a, b], -1));
        Tensors.Equal([2], [5, 6], Tensor.Stack([5, 6.0]));
    }

    [Fact]
    public void Split_AndConcatenate_AreInverse()
    {
        var x = Tensors.Random(new(2), 2, 6, 8);
        for (int axis = -3; axis < 3; axis++)
        {
            Assert.Equal(x, Tensor.Concatenate(x.Split(2, axis).ToArray(), axis));
            Assert.Equal(x, Tensor.Concatenate(x.SplitAt([1], axis).ToArray(), axis));
        }
    }

    [Fact]
    public void Parts_AreTakenApart()
    {
        var x = Tensor.Arange(840);
        var (a, b) = x.Split(2);
        var (c, d, e) = x.SplitAt([4, 6]);
        var (_, _, _, f4) = x.Split(4);
        var (_, _, _, _, f5) = x.Split(5);
        var (_, _, _, _, _, f6) = x.Split(6);
        var (_, _, _, _, _, _, f7) = x.Split(7);
        var (_, _, _, _, _, _, _, f8) = x.Split(8);

        Assert.Equal(x, Tensor.Concatenate([a, b]));
        Assert.Equal([4, 2, 834], new[] { c.Shape[0], d.Shape[0], e.Shape[0] });
        Assert.Equal([4f, 5f], d.ToArray());
        Assert.Equal([630, 672, 700, 720, 735], new[] { f4, f5, f6, f7, f8 }.Select(part => (int)part.Values[0]));
        Assert.Equal(3, x.Split(3).Count);
        Assert.Equal(280, x.Split(3)[1].Values[0]);
    }

    [Fact]
    public void Pad_AddsOnBothSides()
    {
        Tensors.Equal([2, 6], [0, 1, 2, 3, 0, 0, 0, 4, 5, 6, 0, 0], _x.Pad(1, 2));
        Tensors.Equal([3, 3], [9, 9, 9, 1, 2, 3, 4, 5, 6], _x.Pad(1, 0, 0, 9));
    }

    [Fact]
    public void Roll_BringsBackWhatLeaves()
    {
        Tensors.Equal([2, 3], [3, 1, 2, 6, 4, 5], _x.Roll(1));
        Tensors.Equal([2, 3], [2, 3, 1, 5, 6, 4], _x.Roll(-4));
        Tensors.Equal([2, 3], [4, 5, 6, 1, 2, 3], _x.Roll(1, 0));
        Assert.Equal(_x, _x.Roll(3));
    }

    [Fact]
    public void Shift_FillsWhatIsFree()
    {
        Tensors.Equal([2, 3], [0, 1, 2, 0, 4, 5], _x.Shift(1));
        Tensors.Equal([2, 3], [3, 7, 7, 6, 7, 7], _x.Shift(-2, -1, 7));
        Tensors.Equal([2, 3], [0, 0, 0, 0, 0, 0], _x.Shift(3));
        Tensors.Equal([2, 3], [0, 0, 0, 0, 0, 0], _x.Shift(int.MinValue));
        Assert.Equal(_x, _x.Shift(0));
    }

    [Fact]
    public void Flip_Reverses()
    {
        Tensors.Equal([2, 3], [3, 2, 1, 6, 5, 4], _x.Flip());
        Tensors.Equal([2, 3], [4, 5, 6, 1, 2, 3], _x.Flip(0));
    }

    [Fact]
    public void Repeat_AndTile_DifferInOrder()
    {
        Tensors.Equal([4], [1, 1, 2, 2], Tensor.Create([1, 2]).Repeat(2));
        Tensors.Equal([4], [1, 2, 1, 2], Tensor.Create([1, 2]).Tile(2));
        Tensors.Equal([4, 3], [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], _x.Repeat(2, 0));
        Tensors.Equal([4, 3], [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], _x.Tile(2, 0));
    }

    [Fact]
    public void OneHot_AndTake_AreInverse()
    {
        var ids = Tensor.Create([2, 0, 1, 5], 2, 2);

        Tensors.Equal([2, 2, 3], [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0], ids.OneHot(3));
        Tensors.Equal([3, 2], [5, 6, 1, 2, 5, 6], Tensor.Create([1, 2, 3, 4, 5, 6], 3, 2).Take(Tensor.Create([2, 0, 2])));
        Tensors.Equal([3], [4, 5, 6], _x.Take(1));
        Assert.Equal(ids[0], ids[0].OneHot(3).ArgMax(-1));
    }

    [Fact]
    public void Full_AndArange_MakeConstants()
    {
        Tensors.Equal([2, 2], [0.5f, 0.5f, 0.5f, 0.5f], Tensor.Full([2, 2], 0.5));
        Tensors.Equal([3], [0, 1, 2], Tensor.Arange(3));
    }
}
