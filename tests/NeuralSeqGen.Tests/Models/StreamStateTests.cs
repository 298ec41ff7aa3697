namespace NeuralSeqGen.Tests;

public sealed class StreamStateTests
{
    private readonly object _owner = new();

    private StreamState State() => new(_owner, "Model1", 3);

    [Fact]
    public void A_state_starts_at_zero_and_goes_back_there()
    {
        var state = State();
        state.CopyFrom([1, 2, 3]);
        Assert.Equal([1, 2, 3], state.Values.ToArray());
        state.Reset();
        Assert.Equal([0, 0, 0], state.Values.ToArray());
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.NegativeInfinity)]
    public void A_state_knows_whether_it_is_finite(float bad)
    {
        var state = State();
        Assert.True(state.IsFinite);
        state.CopyFrom([1, bad, 3]);
        Assert.False(state.IsFinite);
        state.Reset();
        Assert.True(state.IsFinite);
    }

    [Fact]
    public void A_clone_is_independent_and_belongs_to_the_same_model()
    {
        var state = State();
        var clone = state.Clone();
        state.CopyFrom([1, 2, 3]);
        Assert.Equal([0, 0, 0], clone.Values.ToArray());
        Assert.Equal(3, clone.OwnedBy(_owner, "Model1.Step").Length);
    }

    [Fact]
    public void A_wrong_number_of_values_is_refused_and_nothing_changes()
    {
        var state = State();
        var error = Assert.Throws<ShapeMismatchException>("values", () => state.CopyFrom([1, 2]));
        Assert.Contains("NSG0306: the state of Model1 has 3 values, but 2 were given", error.Message);
        Assert.Equal([0, 0, 0], state.Values.ToArray());
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        var error = Assert.Throws<ArgumentException>("state", () => State().OwnedBy(new object(), "Model1.Step"));
        Assert.StartsWith("Model1.Step: the state belongs to another Model1", error.Message);
    }
}
