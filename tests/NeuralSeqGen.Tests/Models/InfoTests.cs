namespace NeuralSeqGen.Tests;

public sealed class InfoTests
{
    [Fact]
    public void Ports_and_weights_are_equal_by_shape_too()
    {
        Assert.Equal(new PortInfo("x", ElementType.Single) { Shape = [4, 2] }, new PortInfo("x", ElementType.Single) { Shape = [4, 2] });
        Assert.NotEqual(new PortInfo("x", ElementType.Single) { Shape = [4, 2] }, new PortInfo("x", ElementType.Single) { Shape = [2, 4] });
        var weight = new WeightInfo("a/kernel", "a", 0, 6, true) { Shape = [2, 3] };
        Assert.Equal(weight, weight with { Offset = 0 });
        Assert.Equal(weight.GetHashCode(), (weight with { Offset = 0 }).GetHashCode());
        Assert.NotEqual(weight, weight with { Shape = [3, 2] });
    }

    [Fact]
    public void Shapes_are_copies_of_what_was_given()
    {
        int[] extents = [4, 2];
        var port = new PortInfo("x", ElementType.Int32) { Shape = extents };
        extents[0] = 5;
        Assert.Equal([4, 2], port.Shape.ToArray());
    }

    [Fact]
    public void They_print_name_and_shape()
    {
        Assert.Equal("PortInfo { x Int32 (4,) }", new PortInfo("x", ElementType.Int32) { Shape = [4] }.ToString());
        Assert.Equal("WeightInfo { a/kernel (2, 3) at 8, not trainable }", new WeightInfo("a/kernel", "a", 8, 6, false) { Shape = [2, 3] }.ToString());
    }
}
