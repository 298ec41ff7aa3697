namespace NeuralSeqGen.Tests.Functions;

/// <summary>What a tensor is: made of arrays, compared and printed.</summary>
public sealed class TensorTests
{
    [Fact]
    public void Create_CopiesArrays()
    {
        float[] flat = [1, 2, 3, 4];
        var x = Tensor.Create(flat, 2, 2);
        flat[0] = 9;

        Tensors.Equal([2, 2], [1, 2, 3, 4], x);
        Tensors.Equal([3], [1, 2, 3], Tensor.Create([1, 2, 3]));
        Tensors.Equal([2, 2], [1, 2, 3, 4], Tensor.Create(new float[,] { { 1, 2 }, { 3, 4 } }));
        Tensors.Equal([1, 2, 2], [1, 2, 3, 4], Tensor.Create(new float[,,] { { { 1, 2 }, { 3, 4 } } }));
    }

    [Fact]
    public void Default_IsTheScalar0()
    {
        Assert.Equal(0, default(Tensor).Rank);
        Assert.Equal((Tensor)0.0, default);
        Tensors.Equal([2], [1, 2], default(Tensor) + Tensor.Create([1, 2]));
    }

    [Fact]
    public void Equals_ComparesShapeAndElements()
    {
        var x = Tensor.Create([1, float.NaN], 2, 1);

        Assert.True(x.Equals((object)Tensor.Create([1, float.NaN], 2, 1)));
        Assert.Equal(x.GetHashCode(), Tensor.Create([1, float.NaN], 2, 1).GetHashCode());
        Assert.False(x.Equals(x.Reshape(1, 2)));
        Assert.False(x.Equals(Tensor.Create([2, float.NaN], 2, 1)));
        Assert.False(x.Equals("x"));
    }

    [Fact]
    public void Number_IsThatOfOneElement() => Assert.Equal(2.5f, (float)Tensor.Full([1, 1], 2.5));

    [Fact]
    public void Text_IsShapeAndElements()
    {
        Assert.Equal("(2, 3) [[1, 2, 3], [4.5, 5, -6]]", Tensor.Create([1, 2, 3, 4.5f, 5, -6], 2, 3).ToString());
        Assert.Equal("(2,) [1, 2]", Tensor.Create([1, 2]).ToString());
        Assert.Equal("0.1", ((Tensor)0.1).ToString());
        Assert.Equal("(20,) [0, 1, 2, …, 17, 18, 19]", Tensor.Arange(20).ToString());
        Assert.Equal("(12,) [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", Tensor.Arange(12).ToString());
    }
}
