using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Generates sequences for decoders that do not go step by step: for each id it predicts all steps with the ids so far and reads the output of one.</summary>
/// <param name="forced">The input that takes the ids.</param>
/// <param name="predict">The output for every sample, given the ids: (samples, steps, classes).</param>
/// <param name="steps">Steps of that input.</param>
internal sealed class SequenceGenerator(ForcedInput forced, Func<int[,], float[,,]> predict, int steps)
{
    /// <summary>Goes on until all samples are finished, or have so many ids.</summary>
    public void Run(SampleSearch[] searches, int length)
    {
        for (int t = 0; t < length && !Array.TrueForAll(searches, search => search.IsFinished); t++)
        {
            var outputs = Outputs(searches);
            for (int s = 0; s < searches.Length; s++)
            {
                var (sample, step) = (s, t);
                if (!searches[s].IsFinished)
                {
                    searches[s].Advance([.. searches[s].Beams.Select((beam, b) => beam.IsFinished ? [] : Spans.Row(outputs[b], sample, step).ToArray())]);
                }
            }
        }
    }

    /// <summary>The outputs for the first beginning of every sample, for the second, and so on.</summary>
    private List<float[,,]> Outputs(SampleSearch[] searches)
    {
        var outputs = new List<float[,,]>();
        for (int b = 0; b < searches.Max(search => search.Beams.Count); b++)
        {
            outputs.Add(predict(Ids(searches, b)));
        }

        return outputs;
    }

    private int[,] Ids(SampleSearch[] searches, int beam)
    {
        int[,] ids = new int[searches.Length, steps];
        for (int s = 0; s < searches.Length; s++)
        {
            ids[s, 0] = forced.StartId;
            for (int t = 0; beam < searches[s].Beams.Count && t < searches[s].Beams[beam].Ids.Length && t + 1 < steps; t++)
            {
                ids[s, t + 1] = searches[s].Beams[beam].Ids[t];
            }
        }

        return ids;
    }
}
