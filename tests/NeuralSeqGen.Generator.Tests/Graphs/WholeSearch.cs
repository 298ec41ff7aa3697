using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generation in the plainest code: every sequence is predicted whole, from its start, for each of its ids.</summary>
internal sealed class WholeSearch(ModelCore core, Array[] given, int sample)
{
    private readonly ForcedInput _forced = core.Definition.ForcedInputs[0];

    private int Steps => core.Inputs[_forced.Input].Shape[0];

    /// <summary>The likeliest sequence that a beam finds; with one beginning, the likeliest id at each step.</summary>
    public int[] Best(int width)
    {
        List<(int[] Ids, double Score)> beams = [([], 0)];
        for (int t = 0; t < Steps; t++)
        {
            beams = [.. beams.SelectMany(Ways).OrderByDescending(way => way.Score).Take(width)];
        }

        return beams[0].Ids;
    }

    /// <summary>The sum of the logarithms of the probabilities of the ids.</summary>
    public double Score(int[] ids) => Enumerable.Range(0, ids.Length).Sum(t => Logarithms(ids[..t])[ids[t]]);

    /// <summary>The logarithms of the probabilities of what follows some ids.</summary>
    public double[] Logarithms(int[] before)
    {
        int[,] ids = new int[1, Steps];
        ids[0, 0] = _forced.StartId;
        for (int t = 0; t < before.Length && t + 1 < Steps; t++)
        {
            ids[0, t + 1] = before[t];
        }

        var inputs = given.Select(Sample).ToList();
        inputs.Insert(_forced.Input, ids);
        float[,,] rows = (float[,,])core.Predict([.. inputs])[core.Definition.OutputOf(_forced.Target)];
        double[] row = [.. Enumerable.Range(0, rows.GetLength(2)).Select(id => (double)rows[0, before.Length, id])];
        double sum = _forced.FromLogits ? Math.Log(row.Sum(Math.Exp)) : 0;
        return [.. row.Select(value => _forced.FromLogits ? value - sum : Math.Log(value))];
    }

    private IEnumerable<(int[] Ids, double Score)> Ways((int[] Ids, double Score) beam) => beam.Ids is [.., var last] && last == _forced.EndId
        ? [beam]
        : Logarithms(beam.Ids).Select((score, id) => (beam.Ids.Append(id).ToArray(), beam.Score + score));

    private Array Sample(Array all)
    {
        var one = Array.CreateInstance(all.GetType().GetElementType()!, [1, .. Enumerable.Range(1, all.Rank - 1).Select(all.GetLength)]);
        Buffer.BlockCopy(all, sample * one.Length * sizeof(float), one, 0, one.Length * sizeof(float));
        return one;
    }
}
