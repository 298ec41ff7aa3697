using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Every model of the oracle becomes a class that gives the recorded numbers, or is refused where that is allowed; never are numbers wrong.</summary>
public sealed class OracleImportTests
{
    private const int Sampled = 12;

    /// <summary>All of them with <c>NSG_ORACLE=all</c>, those whose names hold another text, or a sample.</summary>
    private static IEnumerable<ImportCase> Cases => Environment.GetEnvironmentVariable("NSG_ORACLE") switch
    {
        "all" => ToImport,
        { Length: > 0 } text => ToImport.Where(file => file.Name.Contains(text, StringComparison.Ordinal)),
        _ => Sample(),
    };

    private static IEnumerable<ImportCase> ToImport => ImportCase.All.Where(file => !file.IsRefused);

    [Fact]
    public void ModelsGiveTheirNumbers()
    {
        var results = ImportSuite.Run(Cases);
        Assert.NotEmpty(results);
        TestContext.Current.TestOutputHelper!.WriteLine($"{results.Count(r => r.Result == "ok")} of {results.Count} give their numbers, refused where that is allowed: {string.Join(", ", results.Where(r => r.Result.StartsWith("refused", StringComparison.Ordinal)).Select(r => r.Case.Name))}");
        string[] wrong = [.. results.Where(r => r.Result != "ok" && !(r.Case.MayBeRefused && r.Result.StartsWith("refused", StringComparison.Ordinal))).Select(r => $"{r.Case}: {r.Result}")];
        Assert.True(wrong.Length == 0, $"{results.Count(r => r.Result == "ok")} of {results.Count} ok\n{string.Join("\n", wrong)}");
    }

    /// <summary>Not through the arithmetic: which of the two is wrong, this test tells. Of older Keras the arrays are recorded in its own layouts.</summary>
    [Fact]
    public void WeightsAreThoseThatKerasSees()
    {
        var wrong = new List<string>();
        foreach (var file in ToImport.Where(file => file.HasWeights && file.IsKeras3 && file.Io.Keys.Any(IsWeight)))
        {
            var expected = file.Io.Where(tensor => IsWeight(tensor.Key)).Select(tensor => Key(tensor.Value.Shape, tensor.Value.Values)).ToHashSet();
            wrong.AddRange(Import(file).Where(weight => !expected.Contains(Key(weight.Shape, weight.Values))).Select(weight => $"{file}: {weight.Name}"));
        }

        Assert.Empty(wrong);
    }

    private static bool IsWeight(string key) => key.StartsWith("weight/", StringComparison.Ordinal);

    private static string Key(IEnumerable<int> shape, float[] values) => string.Join(",", shape) + ":" + Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));

    private static IReadOnlyList<ImportedWeight> Import(ImportCase file)
    {
        try
        {
            return file.Import("Model", "Imported").Weights;
        }
        catch (ModelFileException) when (file.MayBeRefused)
        {
            return [];
        }
    }

    private static IEnumerable<ImportCase> Sample()
    {
        var random = new Random(20260730);
        return ToImport.OrderBy(_ => random.Next()).Take(Sampled);
    }
}
