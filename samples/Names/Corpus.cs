/// <summary>
/// The surnames, every one of them once. A name listed under several nationalities belongs to the one that lists it most often;
/// if that is no decision, to the one with more names in all. So no name stands in training and test at once.
/// </summary>
internal sealed class Corpus
{
    /// <summary>The number of nationalities, a constant because it is the width of the model's last layer.</summary>
    internal const int ClassCount = 18;

    private const int TestEvery = 5;

    private Corpus(string[] classes, List<Example> train, List<Example> test) => (Classes, Train, Test) = (classes, train, test);

    internal string[] Classes { get; }

    internal List<Example> Train { get; }

    internal List<Example> Test { get; }

    /// <summary>Reads one file per nationality and puts every fifth name of each, in a fixed random order, into the test set.</summary>
    /// <exception cref="DataFileException">The folder does not hold one readable file for each of the eighteen classes.</exception>
    internal static Corpus Read(string folder)
    {
        string[] files = Files(folder);
        var examples = Unique([.. files.Select(ReadLines)]);
        var random = new Random(20_050);
        var train = new List<Example>();
        var test = new List<Example>();
        foreach (var group in examples.GroupBy(example => example.Class).OrderBy(group => group.Key))
        {
            Example[] shuffled = [.. group.OrderBy(example => example.Name, StringComparer.Ordinal)];
            random.Shuffle(shuffled);
            train.AddRange(shuffled.Where((_, i) => i % TestEvery != 0));
            test.AddRange(shuffled.Where((_, i) => i % TestEvery == 0));
        }
        Example[] mixed = [.. train];
        random.Shuffle(mixed);
        return new Corpus([.. files.Select(file => Path.GetFileNameWithoutExtension(file)!)], [.. mixed], test);
    }

    private static string[] Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFileException($"{folder}: no such folder.");
        }

        string[] files = [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)];
        return files.Length == ClassCount ? files : throw new DataFileException($"{folder}: expected {ClassCount} files CLASS.txt, found {files.Length}.");
    }

    private static string[] ReadLines(string file)
    {
        string[] lines = [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return lines.Length >= TestEvery ? lines : throw new DataFileException($"{file}: at least {TestEvery} names expected, found {lines.Length}.");
    }

    private static List<Example> Unique(string[][] lines)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (int c = 0; c < lines.Length; c++)
        {
            foreach (string name in lines[c])
            {
                Counts(counts, name)[c]++;
            }
        }

        return [.. counts.Select(pair => new Example(pair.Key, Decide(pair.Value, lines)))];
    }

    private static int[] Counts(Dictionary<string, int[]> counts, string name)
    {
        if (!counts.TryGetValue(name, out int[]? perClass))
        {
            counts.Add(name, perClass = new int[ClassCount]);
        }

        return perClass;
    }

    private static int Decide(int[] perClass, string[][] lines) =>
        Enumerable.Range(0, perClass.Length).OrderByDescending(c => perClass[c]).ThenByDescending(c => lines[c].Length).First();
}
