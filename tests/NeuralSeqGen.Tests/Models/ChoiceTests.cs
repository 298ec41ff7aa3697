using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests;

/// <summary>What the options of Generate make of a row of probabilities, by hand.</summary>
public sealed class ChoiceTests
{
    private static readonly ForcedInput Forced = new(0, 0, 1, 0, FromLogits: false);
    private static readonly float[] Row = [0.4f, 0.3f, 0.2f, 0.1f];

    [Theory]
    [InlineData(1, 1, new[] { 0 })]
    [InlineData(3, 1, new[] { 0, 1, 2 })]
    [InlineData(9, 1, new[] { 0, 1, 2, 3 })]
    [InlineData(0, 0.39, new[] { 0 })]
    [InlineData(0, 0.41, new[] { 0, 1 })]
    [InlineData(0, 0.65, new[] { 0, 1 })]
    [InlineData(0, 0.95, new[] { 0, 1, 2, 3 })]
    [InlineData(2, 0.6, new[] { 0, 1 })] // 0.4 of 0.7 is less
    [InlineData(2, 0.5, new[] { 0 })]
    public void The_likeliest_are_left_to_draw_from(int topK, double topP, int[] left)
    {
        double[] scores = Scores();
        DrawnIds.Limit(scores, new GenerateOptions { Temperature = 1, TopK = topK, TopP = topP });
        Assert.Equal(left, Enumerable.Range(0, 4).Where(id => !double.IsNegativeInfinity(scores[id])));
        Assert.All(left, id => Assert.Equal(Math.Log(Row[id]), scores[id]));
    }

    [Fact]
    public void The_share_is_that_at_the_temperature()
    {
        double[] scores = Scores(); // squares: 16 : 9 : 4 : 1, so that the first has 16 of 30
        DrawnIds.Limit(scores, new GenerateOptions { Temperature = 0.5, TopP = 0.53 });
        Assert.Equal(1, scores.Count(score => !double.IsNegativeInfinity(score)));
    }

    [Fact]
    public void Drawn_ids_are_those_that_are_left()
    {
        int[] drawn = [.. Enumerable.Range(0, 200).Select(i => Chosen(new GenerateOptions { Temperature = 3, TopK = 2, Seed = i }, Row)[0])];
        Assert.Equal([0, 1], drawn.Distinct().Order());
    }

    [Fact]
    public void An_id_that_came_comes_again_less_often() =>
        Assert.Equal([1, 2, 1], Chosen(new GenerateOptions { RepetitionPenalty = 1.5, ForbiddenIds = [0] }, [0.1f, 0.4f, 0.3f, 0.2f], 3)); // 0.4^1.5 = 0.25 < 0.3; then 0.25 > 0.3^1.5 = 0.16, 0.2

    [Fact]
    public void No_sequence_ends_too_early() => Assert.Equal([1, 1, 0], Chosen(new GenerateOptions { MinLength = 3 }, Row, 5));

    [Fact]
    public void Forbidden_ids_never_come_however_unlikely_the_others_are() => Assert.Equal([2, 2], Chosen(new GenerateOptions { ForbiddenIds = [0, 1, 3] }, [1, 0, 0, 0], 2));

    [Fact]
    public void Stop_ids_end_a_sequence() => Assert.Equal([1], Chosen(new GenerateOptions { StopIds = [1], ForbiddenIds = [0] }, Row, 5));

    [Fact]
    public void A_prefix_comes_first_then_what_follows() => Assert.Equal([3, 2, 0], Chosen(new GenerateOptions { Prefixes = [[3, 2]] }, Row, 5));

    [Fact]
    public void A_search_keeps_to_the_prefix()
    {
        var search = Searched(new GenerateOptions { BeamWidth = 2, Prefixes = [[3]], OnSample = null }, Row, 2);
        Assert.Equal([[3, 0], [3, 1]], search.Beams.Select(beam => beam.Ids));
    }

    [Fact]
    public void A_search_goes_on_where_nothing_is_likely() => Assert.Equal(2, Searched(new GenerateOptions { BeamWidth = 2 }, [0, 0, 0, 0], 1).Beams.Count);

    [Fact]
    public void A_length_penalty_favours_longer_sequences()
    {
        float[] row = [0.5f, 0.0f, 0.5f, 0]; // 0 ends with ln ½; 2, 2 has twice that, and the same for each of its ids
        Assert.Equal([0], Searched(new GenerateOptions { BeamWidth = 2 }, row, 2).Beams[0].Ids);
        Assert.Equal(2, Searched(new GenerateOptions { BeamWidth = 2, LengthPenalty = 1.5 }, row, 2).Beams[0].Ids.Length);
    }

    [Fact]
    public void Scores_are_the_sums_of_the_logarithms()
    {
        IReadOnlyList<GeneratedSequence> found = [];
        var search = Searched(new GenerateOptions { BeamWidth = 3, MinLength = 2, OnSample = (_, best) => found = best }, Row, 2);
        search.Finish();
        Assert.Equal([[1, 0], [1, 1], [2, 0]], found.Select(sequence => sequence.Ids));
        Assert.Equal([0.12, 0.09, 0.08], found.Select(sequence => Math.Round(Math.Exp(sequence.Score), 6)));
        Assert.Equal([true, false, true], found.Select(sequence => sequence.IsFinished));
    }

    [Fact]
    public void Ids_are_told_as_they_are_chosen()
    {
        var told = new List<GeneratedId>();
        Chosen(new GenerateOptions { MinLength = 2, OnId = told.Add }, Row, 5);
        Assert.Equal([new(0, 0, 1), new(0, 1, 0)], told);
    }

    [Fact]
    public void A_call_that_is_cancelled_ends() =>
        Assert.Throws<OperationCanceledException>(() => Chosen(new GenerateOptions { Cancellation = new CancellationToken(canceled: true) }, Row));

    [Theory]
    [InlineData("TopK"), InlineData("TopP"), InlineData("LengthPenalty"), InlineData("RepetitionPenalty"), InlineData("MinLength"), InlineData("ForbiddenIds"), InlineData("StopIds"), InlineData("Prefixes"), InlineData("Prefixes[0]"), InlineData("OnId")]
    public void What_does_not_fit_is_refused_by_name(string name)
    {
        GenerateOptions[] wrong = name switch
        {
            "TopK" => [new() { TopK = -1, Temperature = 1 }, new() { TopK = 2 }],
            "TopP" => [new() { TopP = 0, Temperature = 1 }, new() { TopP = 1.1, Temperature = 1 }, new() { TopP = double.NaN, Temperature = 1 }, new() { TopP = 0.5 }],
            "LengthPenalty" => [new() { LengthPenalty = -1, BeamWidth = 2 }, new() { LengthPenalty = double.NaN, BeamWidth = 2 }, new() { LengthPenalty = 1 }],
            "RepetitionPenalty" => [new() { RepetitionPenalty = 0 }, new() { RepetitionPenalty = double.PositiveInfinity }],
            "MinLength" => [new() { MinLength = -1 }, new() { MinLength = 6 }],
            "ForbiddenIds" => [new() { ForbiddenIds = [4] }, new() { ForbiddenIds = [0, 1, 2, 3] }, new() { ForbiddenIds = [1, 2], StopIds = [3], MinLength = 2 }, new() { ForbiddenIds = null! }],
            "StopIds" => [new() { StopIds = [-1] }],
            "Prefixes" => [new() { Prefixes = [] }, new() { Prefixes = [[1], [2]] }],
            "Prefixes[0]" => [new() { Prefixes = [[4]] }, new() { Prefixes = [[0]] }, new() { Prefixes = [[1, 1, 1, 1, 1, 1]] }, new() { Prefixes = [null!] }, new() { Prefixes = [[3]], StopIds = [3] }],
            _ => [new() { OnId = _ => { }, BeamWidth = 2 }],
        };
        Assert.All(wrong, options => Assert.Equal("options." + name, Assert.ThrowsAny<ArgumentException>(() => ChoiceChecks.Run(options, Forced, 4, 1, 5)).ParamName));
    }

    [Fact]
    public void What_fits_is_taken() => ChoiceChecks.Run(
        new() { Temperature = 1, TopK = 9, TopP = 0.5, RepetitionPenalty = 0.5, MinLength = 5, ForbiddenIds = [1, 3], StopIds = [0], Prefixes = [[3, 1, 2, 2, 2]] }, Forced, 4, 1, 5);

    private static double[] Scores() => [.. Row.Select(p => Math.Log(p))];

    private static int[] Chosen(GenerateOptions options, float[] row, int length = 1) => Searched(options, row, length).Beams[0].Ids;

    private static SampleSearch Searched(GenerateOptions options, float[] row, int length)
    {
        var search = new SampleSearch(Forced, options, 0);
        for (int t = 0; t < length && !search.IsFinished; t++)
        {
            search.Advance([.. search.Beams.Select(_ => row)]);
        }

        return search;
    }
}
