namespace NeuralSeqGen.Tests;

public sealed class SequencesSpansTests
{
    [Fact]
    public void A_span_of_any_rank_is_the_array_itself_row_by_row()
    {
        float[,,] values = new float[2, 3, 4];
        var span = Sequences.AsSpan(values);
        Assert.Equal(24, span.Length);
        span[1 * 12 + 2 * 4 + 3] = 5;
        Assert.Equal(5, values[1, 2, 3]);
        Sequences.AsSpan(new float[1]).Fill(1);
        Assert.Equal(6, Sequences.AsSpan(new float[2, 3]).Length);
        Assert.Equal(120, Sequences.AsSpan(new float[2, 3, 4, 5]).Length);
        int[,] ids = new int[2, 2];
        Sequences.AsSpan(ids)[3] = 9;
        Assert.Equal(9, ids[1, 1]);
        Assert.Equal((2, 8, 16), (Sequences.AsSpan(new int[2]).Length, Sequences.AsSpan(new int[2, 2, 2]).Length, Sequences.AsSpan(new int[2, 2, 2, 2]).Length));
    }

    [Fact]
    public void Empty_arrays_give_empty_spans()
    {
        Assert.True(Sequences.AsSpan(new float[0, 4]).IsEmpty);
        Assert.True(Sequences.AsSpan(new int[3, 0, 2]).IsEmpty);
    }

    [Fact]
    public void Copies_in_single_precision_keep_their_shape()
    {
        Assert.Equal([0.1f, float.PositiveInfinity], Sequences.ToSingle([0.1, 1e300]));
        Assert.Equal(new float[,] { { 1.5f }, { 2.5f } }, Sequences.ToSingle(new[,] { { 1.5 }, { 2.5 } }));
        Assert.Equal(new float[,,] { { { 1 }, { 2 } } }, Sequences.ToSingle(new double[,,] { { { 1 }, { 2 } } }));
        Assert.Equal(new float[,,,] { { { { 1, 2 } } } }, Sequences.ToSingle(new double[,,,] { { { { 1, 2 } } } }));
        Assert.Equal([3f], Sequences.ToSingle([3]));
        Assert.Equal(new float[,] { { 1, 2 } }, Sequences.ToSingle(new[,] { { 1, 2 } }));
        Assert.Equal(new float[,,] { { { 1, 2 } } }, Sequences.ToSingle(new[, ,] { { { 1, 2 } } }));
        Assert.Equal(new float[,,,] { { { { 1, 2 } } } }, Sequences.ToSingle(new[, , ,] { { { { 1, 2 } } } }));
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("values", () => Sequences.AsSpan((float[,,])null!).Length);
        Assert.Throws<ArgumentNullException>("values", () => Sequences.ToSingle((double[,])null!));
    }
}
