/// <summary>All ways to share out the phones of a word to its letters, in order, up to two a letter.</summary>
internal sealed class Lattice(Word word)
{
    private const int Most = 2;

    private readonly string[] _letters = [.. word.Letters.EnumerateRunes().Select(rune => rune.ToString())];
    private readonly string[] _phones = word.Phones.Split(' ');

    /// <summary>Tells of every letter and what it may stand for how often it is to be expected, given the shares so far.</summary>
    internal void Expect(Func<(string Letter, string Sounds), double> share, Action<(string Letter, string Sounds), double> count)
    {
        double[,] before = Before(share), after = After(share);
        double all = after[0, 0];
        for (int i = 0; i < _letters.Length && all > 0; i++)
        {
            for (int j = 0; j <= _phones.Length; j++)
            {
                for (int taken = 0; before[i, j] > 0 && taken <= Room(j); taken++)
                {
                    var way = Way(i, j, taken);
                    count(way, before[i, j] * share(way) * after[i + 1, j + taken] / all);
                }
            }
        }
    }

    /// <summary>What each letter stands for in the likeliest way; null where there are too many phones.</summary>
    internal string[]? Best(Func<(string Letter, string Sounds), double> share)
    {
        double[,] best = Filled(share, Math.Max);
        if (best[0, 0] == 0)
        {
            return null;
        }

        string[] sounds = new string[_letters.Length];
        for (int i = 0, j = 0; i < sounds.Length; i++)
        {
            int taken = Enumerable.Range(0, Room(j) + 1).MaxBy(taken => share(Way(i, j, taken)) * best[i + 1, j + taken]);
            sounds[i] = Way(i, j, taken).Sounds;
            j += taken;
        }

        return sounds;
    }

    private double[,] Before(Func<(string Letter, string Sounds), double> share)
    {
        double[,] before = new double[_letters.Length + 1, _phones.Length + 1];
        before[0, 0] = 1;
        for (int i = 0; i < _letters.Length; i++)
        {
            for (int j = 0; j <= _phones.Length; j++)
            {
                for (int taken = 0; before[i, j] > 0 && taken <= Room(j); taken++)
                {
                    before[i + 1, j + taken] += before[i, j] * share(Way(i, j, taken));
                }
            }
        }

        return before;
    }

    private double[,] After(Func<(string Letter, string Sounds), double> share) => Filled(share, (a, b) => a + b);

    /// <summary>From the end of the word: the sum, or the maximum, over the ways on from each place.</summary>
    private double[,] Filled(Func<(string Letter, string Sounds), double> share, Func<double, double, double> join)
    {
        double[,] after = new double[_letters.Length + 1, _phones.Length + 1];
        after[_letters.Length, _phones.Length] = 1;
        for (int i = _letters.Length - 1; i >= 0; i--)
        {
            for (int j = 0; j <= _phones.Length; j++)
            {
                for (int taken = 0; taken <= Room(j); taken++)
                {
                    after[i, j] = join(after[i, j], share(Way(i, j, taken)) * after[i + 1, j + taken]);
                }
            }
        }

        return after;
    }

    private int Room(int phone) => Math.Min(Most, _phones.Length - phone);

    private (string Letter, string Sounds) Way(int letter, int phone, int taken) =>
        (_letters[letter], taken == 0 ? Aligner.None : string.Join(Aligner.Join, _phones, phone, taken));
}
