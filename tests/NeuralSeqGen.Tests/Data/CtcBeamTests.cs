namespace NeuralSeqGen.Tests;

/// <summary>Beam search over the outputs of CTC against the sum over every path; step by step as at once; words of a list and no others.</summary>
public sealed class CtcBeamTests
{
    private static readonly int[][] Words = [[1], [1, 2], [2, 2, 1], [1, 1]];

    /// <summary>A beam that nothing falls out of gives all labels in the order of their probabilities.</summary>
    [Theory]
    [InlineData(1, 5, 3)]
    [InlineData(2, 6, 3)]
    [InlineData(3, 4, 4)]
    [InlineData(4, 1, 5)]
    public void Every_label_has_the_probability_of_its_paths(int seed, int steps, int classes)
    {
        float[,,] output = Logits(seed, 2, steps, classes);
        var found = Ctc.BeamSearch(output, new() { BeamWidth = 5000, Top = 5000 });
        for (int sample = 0; sample < 2; sample++)
        {
            Assert.Equal(Expected(output, sample, _ => 0), found[sample].Select(Shown));
            Assert.Equal(1, found[sample].Sum(hypothesis => Math.Exp(hypothesis.LogProbability)), 1e-9);
        }
    }

    /// <summary>With words only labels that are words count, with and without a separator, and scores of words move them.</summary>
    [Theory]
    [InlineData(5, null, false)]
    [InlineData(6, 3, false)]
    [InlineData(7, null, true)]
    [InlineData(8, 3, true)]
    public void Labels_are_words_of_the_list(int seed, int? separator, bool withScores)
    {
        float[,,] output = Logits(seed, 1, 6, 4);
        double[]? scores = withScores ? [0.5, 2, 1.25, -1] : null;
        var found = Ctc.BeamSearch(output, new() { BeamWidth = 5000, Top = 5000, WordList = new(Words, scores, separator) })[0];
        Assert.Equal(Expected(output, 0, labels => WordScore(labels, separator, scores)), found.Select(Shown));
        Assert.Contains(found, hypothesis => hypothesis.Labels is [2, 2, 1]);
        Assert.Equal(separator is not null, found.Any(hypothesis => hypothesis.Labels.Contains(3)));
    }

    /// <summary>A narrow beam is a search: no label is likelier than it really is, and at width 1 as at 8 there is one, of whole words.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Narrow_beams_never_say_more_than_is_true(int width)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            float[,,] output = Logits(seed, 1, 6, 4);
            var all = Ctc.BeamSearch(output, new() { BeamWidth = 5000, Top = 5000 })[0].ToDictionary(hypothesis => string.Join(' ', hypothesis.Labels), hypothesis => hypothesis.LogProbability);
            foreach (var list in new[] { null, new CtcWordList(Words, separator: 3) })
            {
                var best = Assert.Single(Ctc.BeamSearch(output, new() { BeamWidth = width, WordList = list })[0]);
                Assert.True(best.LogProbability <= all[string.Join(' ', best.Labels)] + 1e-9);
                Assert.True(list is null || WordScore(best.Labels, 3, null) is not null);
            }
        }
    }

    /// <summary>"a" wins by the sum of its paths, where the likeliest path alone is blank.</summary>
    [Fact]
    public void The_likeliest_label_is_not_that_of_the_likeliest_path()
    {
        float[,,] output = { { { MathF.Log(0.6f), MathF.Log(0.4f) }, { MathF.Log(0.6f), MathF.Log(0.4f) } } };
        Assert.Equal(new[,] { { 0, 0 } }, Ctc.Decode(output));
        var best = Ctc.BeamSearch(output)[0][0];
        Assert.Equal([1], best.Labels);
        Assert.Equal(Math.Log(0.64), best.LogProbability, 1e-6);
    }

    [Fact]
    public void Step_by_step_is_as_at_once()
    {
        float[,,] output = Logits(11, 3, 40, 6);
        var options = new CtcBeamOptions { BeamWidth = 7, Top = 4, WordList = new([[1, 2], [2], [4, 4, 1], [1]], [1, 0, 2, 0.5], separator: 5) };
        int[] lengths = [40, 17, 0];
        var (whole, cut, greedy) = (Ctc.BeamSearch(output, options), Ctc.BeamSearch(output, lengths, options), Ctc.Decode(output, lengths));
        var beam = new CtcBeamDecoder(6, options);
        var first = new CtcGreedyDecoder();
        for (int sample = 0; sample < 3; sample++)
        {
            beam.Reset();
            first.Reset();
            for (int step = 0; step < 40; step++)
            {
                if (step == lengths[sample])
                {
                    Assert.Equal(cut[sample].Select(Bits), beam.Hypotheses().Select(Bits));
                    Assert.Equal(Enumerable.Range(0, 40).Select(i => greedy[sample, i]).Where(label => label != 0), first.Labels);
                }

                float[] row = [.. Enumerable.Range(0, 6).Select(c => output[sample, step, c])];
                beam.Step(row);
                int before = first.Labels.Count, begun = first.Step(row);
                Assert.Equal(begun == 0 ? before : before + 1, first.Labels.Count);
            }

            Assert.Equal(40, beam.Steps);
            Assert.Equal(whole[sample].Select(Bits), beam.Hypotheses().Select(Bits));
        }
    }

    [Fact]
    public void Masked_steps_are_not_read()
    {
        float[,,] output = Logits(12, 1, 5, 3), shorter = new float[1, 3, 3];
        int[] kept = [0, 2, 3];
        for (int i = 0; i < 9; i++)
        {
            shorter[0, i / 3, i % 3] = output[0, kept[i / 3], i % 3];
        }

        output[0, 1, 0] = float.NaN;
        Assert.Equal(Ctc.BeamSearch(shorter)[0].Select(Bits), Ctc.BeamSearch(output, new float[,] { { 1, 0, 1, 1, 0 } })[0].Select(Bits));
    }

    [Fact]
    public void Words_of_a_vocabulary_separated_by_blanks()
    {
        var vocabulary = Vocabulary.FromText(["see sea"], startEnd: true);
        var list = CtcWordList.FromWords(["sea", "see"], vocabulary, [0, 1.5]);
        Assert.Equal((2, vocabulary.IdOf(" ")), (list.Count, list.Separator));
        string paths = "s-ee-aa  s-e-e";
        float[,,] output = new float[1, paths.Length, vocabulary.Count];
        for (int step = 0; step < paths.Length; step++)
        {
            output[0, step, paths[step] == '-' ? 0 : vocabulary.IdOf(paths[step].ToString())] = 9;
        }

        Assert.Equal("sea see", vocabulary.Decode(Ctc.BeamSearch(output, new() { WordList = list })[0][0].Labels));
        Assert.Contains("words[1], 'sex', has a character", Assert.Throws<ArgumentException>(() => CtcWordList.FromWords(["sea", "sex"], vocabulary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        Refused("words[1] is empty", () => new CtcWordList([[1], []]));
        Refused("words[0] has 0 at 1, the blank", () => new CtcWordList([[1, 0]]));
        Refused("words[0] has 2 at 1, the separator", () => new CtcWordList([[1, 2]], separator: 2));
        Refused("'scores' has 1 numbers", () => new CtcWordList([[1], [2]], [0]));
        Refused("'scores' has 3 numbers", () => new CtcWordList([[1], [2]], [0, 0, 0]));
        Refused("scores[0] is NaN", () => new CtcWordList([[1]], [double.NaN]));
        Refused("The word list has the class 4, but there are 4 classes", () => new CtcBeamDecoder(4, new() { WordList = new([[1, 4]]) }));
        Refused("BeamWidth is 0", () => new CtcBeamDecoder(4, new() { BeamWidth = 0 }));
        Refused("'output' has 2 numbers, but the decoder reads 3", () => new CtcBeamDecoder(3).Step([1, 2]));
        Refused("'output' of step 0 has NaN or infinity", () => new CtcBeamDecoder(3).Step([1, 2, float.NaN]));
        Refused("'output' of step 0 has NaN or infinity", () => new CtcBeamDecoder(3).Step([1, 2, float.PositiveInfinity]));
    }

    private static void Refused(string sentence, Action action) => Assert.Contains(sentence, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static float[,,] Logits(int seed, int samples, int steps, int classes)
    {
        var random = new Random(seed);
        float[,,] output = new float[samples, steps, classes];
        foreach (ref float value in Sequences.AsSpan(output))
        {
            value = (float)(4 * random.NextDouble() - 2);
        }

        return output;
    }

    // Every path of classes, by Graves' map from paths to labels; labels without a score are none of the list.
    private static IEnumerable<string> Expected(float[,,] output, int sample, Func<int[], double?> score)
    {
        int steps = output.GetLength(1), classes = output.GetLength(2);
        var sums = new Dictionary<string, (int[] Labels, double Sum)>();
        for (int path = 0; path < (int)Math.Pow(classes, steps); path++)
        {
            int[] at = [.. Enumerable.Range(0, steps).Select(step => path / (int)Math.Pow(classes, step) % classes)];
            double probability = Enumerable.Range(0, steps).Select(step => Math.Exp(output[sample, step, at[step]]) / Enumerable.Range(0, classes).Sum(c => Math.Exp(output[sample, step, c]))).Aggregate(1.0, (a, b) => a * b);
            int[] labels = [.. at.Where((label, step) => label != 0 && (step == 0 || at[step - 1] != label))];
            string key = string.Join(' ', labels);
            sums[key] = (labels, probability + sums.GetValueOrDefault(key).Sum);
        }

        return sums.Values.Where(sum => score(sum.Labels) is not null).Select(sum => new CtcHypothesis(sum.Labels, Math.Log(sum.Sum), Math.Log(sum.Sum) + score(sum.Labels)!.Value)).OrderByDescending(hypothesis => hypothesis.Score).Select(Shown);
    }

    private static double? WordScore(int[] labels, int? separator, double[]? scores)
    {
        if (labels.Length == 0)
        {
            return 0;
        }

        string[] words = string.Join(' ', labels).Split(separator is null ? "none" : $" {separator} ");
        int[] indices = [.. words.Select(word => Array.FindIndex(Words, other => string.Join(' ', other) == word))];
        return indices.Contains(-1) ? null : indices.Sum(index => scores?[index] ?? 0);
    }

    private static string Shown(CtcHypothesis hypothesis) => FormattableString.Invariant($"{string.Join(' ', hypothesis.Labels)}: {hypothesis.LogProbability:F8} {hypothesis.Score:F8}");

    private static string Bits(CtcHypothesis hypothesis) => FormattableString.Invariant($"{string.Join(' ', hypothesis.Labels)}: {hypothesis.LogProbability:R} {hypothesis.Score:R}");
}
