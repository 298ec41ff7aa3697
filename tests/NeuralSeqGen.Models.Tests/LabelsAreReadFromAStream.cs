namespace NeuralSeqGen.Models.Tests;

/// <summary>Outputs of Step, fed to a decoder one by one, read as the outputs of Predict at once.</summary>
public class LabelsAreReadFromAStream
{
    [Fact]
    public void StepsReadAsTheWhole()
    {
        var model = new Listener(seed: 4);
        using (var edit = model.EditParameters())
        {
            foreach (ref float weight in edit.Values)
            {
                weight *= 6; // outputs that differ from step to step
            }
        }

        float[,,] x = RandomData.Floats(3, 8, 10, 3);
        float[,,] output = model.Predict(x);
        var options = new CtcBeamOptions { Top = 3, BeamWidth = 20 };
        var (greedy, beam) = (Ctc.Decode(output), Ctc.BeamSearch(output, options));
        var (first, decoder) = (new CtcGreedyDecoder(), new CtcBeamDecoder(4, options));
        float[] y = new float[4];
        for (int n = 0; n < 8; n++)
        {
            var state = model.CreateState();
            first.Reset();
            decoder.Reset();
            for (int t = 0; t < 10; t++)
            {
                model.Step(Sequences.AsSpan(x).Slice((n * 30) + (t * 3), 3), y, state);
                first.Step(y);
                decoder.Step(y);
            }

            Assert.Equal(Enumerable.Range(0, 10).Select(i => greedy[n, i]).Where(label => label != 0), first.Labels);
            Assert.Equal(beam[n].Select(hypothesis => hypothesis.Labels), decoder.Hypotheses().Select(hypothesis => hypothesis.Labels));
            Assert.All(beam[n].Zip(decoder.Hypotheses()), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
        }

        Assert.Contains(greedy.Cast<int>(), label => label != 0);
    }

    /// <summary>The likeliest label's probability is that of the loss.</summary>
    [Fact]
    public void TheLossIsMinusTheLogProbability()
    {
        var model = new Listener(seed: 4);
        float[,,] x = RandomData.Floats(3, 1, 10, 3);
        foreach (var hypothesis in Ctc.BeamSearch(model.Predict(x), new() { BeamWidth = 20_000, Top = 20_000 })[0].Where(hypothesis => hypothesis.Labels.Length is > 0 and <= 3).Take(20))
        {
            int[,] y = new int[1, 3];
            hypothesis.Labels.CopyTo(Sequences.AsSpan(y));
            Assert.Equal(model.Evaluate(x, y).Loss, -hypothesis.LogProbability, 1e-4);
        }
    }
}
