using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Divides samples so that every part has the classes in their shares, by largest remainders.</summary>
internal static class Stratification
{
    public static DataSplit Divide(ReadOnlySpan<int> labels, int validation, int test, RandomSource random)
    {
        int[][] classes = RowsByClass(labels);
        int[] sizes = [.. classes.Select(rows => rows.Length)];
        int[] tests = Allocate(sizes, sizes, test);
        int[] validations = Allocate(sizes, [.. sizes.Zip(tests, (size, taken) => size - taken)], validation);
        var parts = (Train: new List<int>(), Validation: new List<int>(), Test: new List<int>());
        for (int i = 0; i < classes.Length; i++)
        {
            random.Shuffle(classes[i]);
            parts.Test.AddRange(classes[i][..tests[i]]);
            parts.Validation.AddRange(classes[i][tests[i]..(tests[i] + validations[i])]);
            parts.Train.AddRange(classes[i][(tests[i] + validations[i])..]);
        }
        return new DataSplit(Shuffled(parts.Train, random), Shuffled(parts.Validation, random), Shuffled(parts.Test, random));
    }

    private static int[][] RowsByClass(ReadOnlySpan<int> labels)
    {
        var rows = new SortedDictionary<int, List<int>>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (!rows.TryGetValue(labels[i], out var ofClass))
            {
                rows.Add(labels[i], ofClass = []);
            }

            ofClass.Add(i);
        }
        return [.. rows.Values.Select(ofClass => ofClass.ToArray())];
    }

    /// <summary>How many of each class go into a part: size · part / total, rounded down, and one more where most was lost by that.</summary>
    private static int[] Allocate(int[] sizes, int[] available, int part)
    {
        long total = sizes.Sum(size => (long)size);
        int[] taken = [.. sizes.Select((size, i) => Math.Min(available[i], (int)(size * (long)part / total)))];
        int[] byRemainder = Enumerable.Range(0, sizes.Length).OrderByDescending(i => sizes[i] * (long)part % total).ThenByDescending(i => sizes[i]).ToArray();
        int left = part - taken.Sum();
        while (left > 0)
        {
            foreach (int i in byRemainder.Where(i => taken[i] < available[i]).Take(left).ToArray())
            {
                taken[i]++;
                left--;
            }
        }
        return taken;
    }

    private static int[] Shuffled(List<int> rows, RandomSource random)
    {
        int[] shuffled = [.. rows];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
