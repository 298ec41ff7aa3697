using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Generates sequences id by id: each step predicts with the ids so far and reads the output of that step.</summary>
/// <param name="forced">The input that takes the ids.</param>
/// <param name="predict">The output for every sample, given the ids: (samples, steps, classes).</param>
/// <param name="samples">Number of samples.</param>
/// <param name="steps">Steps of that input.</param>
/// <param name="options">How ids are chosen.</param>
internal sealed class SequenceGenerator(ForcedInput forced, Func<int[,], float[,,]> predict, int samples, int steps, GenerateOptions options)
{
    private readonly int[,] _result = new int[samples, options.MaxLength == 0 ? steps : options.MaxLength];

    /// <summary>The ids, those behind the end id 0.</summary>
    public int[,] Run()
    {
        if (options.BeamWidth > 1)
        {
            Search();
        }
        else
        {
            Choose();
        }

        return _result;
    }

    private void Choose()
    {
        int[,] ids = Started();
        var streams = new RandomSource[samples];
        for (int s = 0; s < samples; s++)
        {
            streams[s] = new RandomSource(options.Seed, RandomPurpose.Generation, s);
        }

        bool[] isFinished = new bool[samples];
        for (int t = 0; t < _result.GetLength(1) && Array.IndexOf(isFinished, false) >= 0; t++)
        {
            float[,,] output = predict(ids);
            for (int s = 0; s < samples; s++)
            {
                if (isFinished[s])
                {
                    continue;
                }

                int id = _result[s, t] = Next(Spans.Row(output, s, t), streams[s]);
                isFinished[s] = id == forced.EndId;
                if (t + 1 < steps)
                {
                    ids[s, t + 1] = id;
                }
            }
        }
    }

    private int Next(ReadOnlySpan<float> row, RandomSource random)
    {
        if (options.Temperature == 0)
        {
            return TokenScores.Best(row);
        }

        double[] scores = Scores(row);
        return TokenScores.Draw(scores, options.Temperature, random.NextDouble());
    }

    private void Search()
    {
        var beams = new List<Beam>[samples];
        for (int s = 0; s < samples; s++)
        {
            beams[s] = [Beam.Empty];
        }

        for (int t = 0; t < _result.GetLength(1) && beams.Any(list => list.Any(b => !b.IsFinished)); t++)
        {
            var outputs = Outputs(beams);
            for (int s = 0; s < samples; s++)
            {
                var (sample, step) = (s, t);
                beams[s] = Beam.Next(beams[s], [.. beams[s].Select((beam, b) => beam.IsFinished ? [] : Scores(Spans.Row(outputs[b], sample, step)))], options.BeamWidth, forced.EndId);
            }
        }
        for (int s = 0; s < samples; s++)
        {
            for (int t = 0; t < beams[s][0].Ids.Length; t++)
            {
                _result[s, t] = beams[s][0].Ids[t];
            }
        }
    }

    /// <summary>The outputs for the first beam of every sample, for the second, and so on.</summary>
    private List<float[,,]> Outputs(List<Beam>[] beams)
    {
        var outputs = new List<float[,,]>();
        for (int b = 0; b < beams.Max(list => list.Count); b++)
        {
            int[,] ids = Started();
            for (int s = 0; s < samples; s++)
            {
                for (int t = 0; b < beams[s].Count && t < beams[s][b].Ids.Length && t + 1 < steps; t++)
                {
                    ids[s, t + 1] = beams[s][b].Ids[t];
                }
            }

            outputs.Add(predict(ids));
        }
        return outputs;
    }

    private int[,] Started()
    {
        int[,] ids = new int[samples, steps];
        for (int s = 0; s < samples; s++)
        {
            ids[s, 0] = forced.StartId;
        }

        return ids;
    }

    private double[] Scores(ReadOnlySpan<float> row)
    {
        double[] scores = new double[row.Length];
        TokenScores.Logarithms(row, forced.FromLogits, scores);
        return scores;
    }
}
