namespace NeuralSeqGen.Tests;

public sealed class SequencesLabelsTests
{
    [Fact]
    public void Labels_become_one_hot_rows_and_come_back()
    {
        Assert.Equal(new float[,] { { 0, 0, 1 }, { 1, 0, 0 } }, Sequences.ToCategorical([2, 0], 3));
        int[,] steps = { { 1, 0 }, { 2, 2 } };
        Assert.Equal(steps, Sequences.ArgMax(Sequences.ToCategorical(steps, 3)));
        Assert.Equal([2, 0], Sequences.ArgMax(Sequences.ToCategorical([2, 0], 3)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_label_outside_the_classes_is_refused_with_its_index_and_value(int label)
    {
        var error = Assert.Throws<LabelOutOfRangeException>("labels", () => Sequences.ToCategorical(new[,] { { 0, 1 }, { label, 7 } }, 3));
        Assert.Equal(("NSG0308", 2L, label), (error.RuleId, error.Index, error.Value));
        Assert.StartsWith($"NSG0308: the label at index 2 is {label}, outside the 3 classes, labels 0 to 2.", error.Message);
    }

    [Fact]
    public void The_largest_class_is_the_first_of_equals_and_NaN_if_there_is_one() =>
        Assert.Equal([1, 2, 0, 1], Sequences.ArgMax(new[,] { { 1, 3, 3 }, { -3, -2, -1 }, { float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity }, { 1, float.NaN, 2 } }));

    [Fact]
    public void Rows_without_classes_have_no_largest() =>
        Assert.Throws<ArgumentException>(() => Sequences.ArgMax(new float[2, 0]));

    [Fact]
    public void Shifting_puts_the_start_before_and_drops_the_last()
    {
        Assert.Equal(new[,] { { 1, 5, 6 }, { 1, 8, 9 } }, Sequences.ShiftRight(new[,] { { 5, 6, 7 }, { 8, 9, 2 } }));
        Assert.Equal(new[,] { { 4 } }, Sequences.ShiftRight(new[,] { { 5 } }, 4));
        Assert.Equal(new int[2, 0], Sequences.ShiftRight(new int[2, 0]));
    }

    [Fact]
    public void The_mask_is_one_where_there_is_no_padding()
    {
        Assert.Equal(new float[,] { { 1, 0, 1 } }, Sequences.MaskOf(new[,] { { 5, 0, 7 } }));
        Assert.Equal(new float[,] { { 0, 1, 1 } }, Sequences.MaskOf(new[,] { { 5, 0, 7 } }, 5));
    }

    [Fact]
    public void The_mask_of_inputs_is_zero_where_all_features_have_the_value()
    {
        float[,,] x = { { { 0, 0 }, { 0, 1 }, { -1, -1 } }, { { float.NaN, 0 }, { 2, 2 }, { -0f, 0 } } };
        Assert.Equal(new float[,] { { 0, 1, 1 }, { 1, 1, 0 } }, Sequences.MaskOf(x, 0));
        Assert.Equal(new float[,] { { 1, 1, 0 }, { 1, 1, 1 } }, Sequences.MaskOf(x, -1));
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("labels", () => Sequences.ToCategorical((int[])null!, 3));
        Assert.Throws<ArgumentNullException>("values", () => Sequences.ArgMax((float[,])null!));
        Assert.Throws<ArgumentNullException>("ids", () => Sequences.ShiftRight(null!));
        Assert.Throws<ArgumentNullException>("ids", () => Sequences.MaskOf(null!));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Sequences.ToCategorical([0], 0));
    }
}
