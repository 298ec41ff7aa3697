namespace NeuralSeqGen.Tests;

public sealed class SequencesPadTests
{
    private static readonly int[][] Ids = [[1, 2, 3], [4], [], [5, 6]];

    [Fact]
    public void Ids_are_padded_and_cut_at_the_end_by_default() =>
        Assert.Equal(new[,] { { 1, 2 }, { 4, 0 }, { 0, 0 }, { 5, 6 } }, Sequences.Pad(Ids, 2));

    [Fact]
    public void Ids_are_padded_and_cut_at_the_beginning_if_asked_for() =>
        Assert.Equal(new[,] { { 2, 3 }, { 9, 4 }, { 9, 9 }, { 5, 6 } }, Sequences.Pad(Ids, 2, SequenceSide.Pre, SequenceSide.Pre, 9));

    [Fact]
    public void Padding_and_truncating_choose_their_sides_apart() =>
        Assert.Equal(new[,] { { 1, 2 }, { 0, 4 }, { 0, 0 }, { 5, 6 } }, Sequences.Pad(Ids, 2, padding: SequenceSide.Pre));

    [Fact]
    public void Feature_vectors_are_padded_step_by_step()
    {
        float[][,] sequences = [new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, new float[,] { { 7, 8 } }];
        Assert.Equal(new float[,,] { { { 1, 2 }, { 3, 4 } }, { { 7, 8 }, { -1, -1 } } }, Sequences.Pad(sequences, 2, value: -1));
        Assert.Equal(new float[,,] { { { 3, 4 }, { 5, 6 } }, { { -1, -1 }, { 7, 8 } } }, Sequences.Pad(sequences, 2, SequenceSide.Pre, SequenceSide.Pre, -1));
    }

    [Fact]
    public void No_sequences_of_ids_are_an_empty_batch() => Assert.Equal(new int[0, 3], Sequences.Pad(Array.Empty<int[]>(), 3));

    [Fact]
    public void Null_and_jagged_sequences_are_refused_by_their_index()
    {
        Assert.Contains("sequences[1] is null", Assert.Throws<ArgumentException>("sequences", () => Sequences.Pad([[1], null!], 2)).Message);
        Assert.Contains("sequences[1] is null", Assert.Throws<ArgumentException>("sequences", () => Sequences.Pad([new float[1, 2], null!], 2)).Message);
        var jagged = Assert.Throws<ArgumentException>("sequences", () => Sequences.Pad([new float[1, 2], new float[1, 3]], 2));
        Assert.Contains("sequences[1] has 3 features per step, but sequences[0] has 2", jagged.Message);
        Assert.Throws<ArgumentException>("sequences", () => Sequences.Pad(Array.Empty<float[,]>(), 2));
        Assert.Throws<ArgumentNullException>("sequences", () => Sequences.Pad((int[][])null!, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_number_of_steps_that_is_none_is_refused(int steps)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(steps), () => Sequences.Pad(Ids, steps));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(steps), () => Sequences.Pad([new float[1, 1]], steps));
    }
}
