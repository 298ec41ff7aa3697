namespace NeuralSeqGen.Tests;

public sealed class GenerateOptionsTests
{
    [Theory]
    [InlineData(0), InlineData(-3), InlineData(4097), InlineData(int.MaxValue)]
    public void A_beam_that_is_too_narrow_or_too_wide_is_refused(int width)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("options.BeamWidth", () => new GenerateOptions { BeamWidth = width }.Validate(5));
        Assert.StartsWith("BeamWidth is from 1 to 4096: each beginning that is kept costs a step of the decoder for every id, or a prediction where it has no step.", error.Message);
    }

    [Fact]
    public void The_widest_beam_is_taken()
    {
        new GenerateOptions { BeamWidth = 4096 }.Validate(5);
        Assert.Equal([7, 8], Beam.Next([Beam.Empty], [[.. Enumerable.Range(0, 9).Select(id => -9.0 + id)]], 4096, 0).Take(2).Select(beam => beam.Ids[0]).Order());
    }
}
