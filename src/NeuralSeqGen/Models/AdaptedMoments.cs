namespace NeuralSeqGen;

/// <summary>Mean and biased variance of samples for each index of some axes, over all others and the samples.</summary>
internal sealed class AdaptedMoments
{
    private readonly int[] _places;
    private readonly int _count;

    /// <param name="sample">Extents of one sample.</param>
    /// <param name="kept">The axes whose indices have numbers of their own, ascending.</param>
    public AdaptedMoments(int[] sample, int[] kept)
    {
        Elements = sample.Aggregate(1, (product, extent) => product * extent);
        _places = [.. Enumerable.Range(0, Elements).Select(element => Place(element, sample, kept))];
        _count = kept.Aggregate(1, (product, axis) => product * sample[axis]);
    }

    /// <summary>Numbers of one sample.</summary>
    public int Elements { get; }

    /// <summary>Two passes in double: exact where a mean is far from 0.</summary>
    public (float[] Mean, float[] Variance) Of(ReadOnlySpan<float> x)
    {
        double[] sums = new double[_count], squares = new double[_count];
        double share = (double)x.Length / _count;
        for (int i = 0; i < x.Length; i++)
        {
            sums[_places[i % Elements]] += x[i];
        }

        double[] means = [.. sums.Select(sum => sum / share)];
        for (int i = 0; i < x.Length; i++)
        {
            int place = _places[i % Elements];
            squares[place] += (x[i] - means[place]) * (x[i] - means[place]);
        }

        return ([.. means.Select(mean => (float)mean)], [.. squares.Select(square => (float)(square / share))]);
    }

    /// <summary>Where an element's index along the kept axes stands among all of those, row-major.</summary>
    private static int Place(int element, int[] sample, int[] kept)
    {
        int place = 0, stride = 1;
        for (int axis = sample.Length - 1; axis >= 0; axis--)
        {
            int index = element % sample[axis];
            element /= sample[axis];
            if (kept.Contains(axis))
            {
                place += index * stride;
                stride *= sample[axis];
            }
        }

        return place;
    }
}
