using System.Collections.Concurrent;
using NeuralSeqGen.Conformance;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>All cases of a folder, compiled twenty to a compilation when the first of them is run.</summary>
/// <param name="folder">The folder.</param>
/// <param name="properties">Of the build.</param>
/// <param name="areFunctions">Whether the parts of the models are functions where they can be.</param>
internal sealed class FixtureSuite(string folder, BuildProperties properties, bool areFunctions = false)
{
    // what nearly every case has, so that it is looked at in those that are about it
    private static readonly string[] Common = ["Dense", "MeanSquaredError", "CategoricalCrossentropy"];

    // these are about what comes behind layers and losses
    private static readonly string[] Elsewhere = ["optimizer_", "fit_", "metrics_"];

    private const int PerCompilation = 20;

    private static readonly int[] Widths = [512, 256, 128];

    private readonly Lazy<IReadOnlyList<Fixture>> _fixtures = new(() => Fixture.ReadAll(folder));
    private readonly ConcurrentDictionary<string, string?> _reasons = [];
    private readonly Dictionary<string, LoadedModels> _compiled = [];

    public IReadOnlyList<Fixture> Fixtures => _fixtures.Value;

    public IEnumerable<Fixture> Supported => Fixtures.Where(f => ReasonAgainst(f) is null);

    /// <summary>Cases with a recurrent layer.</summary>
    public IEnumerable<Fixture> Recurrent => Supported.Where(f => new[] { "Gru", "Lstm", "Rnn" }.Any(FixtureSource.Of(f).Contains));

    /// <summary>Cases with a part that can be a function, those apart that only have what nearly all have.</summary>
    public IEnumerable<Fixture> Functions => Supported
        .Where(f => !Elsewhere.Any(start => f.Name.StartsWith(start, StringComparison.Ordinal)) && (f.Name.StartsWith("loss_", StringComparison.Ordinal) || FunctionsOf(f).Except(Common).Any()));

    /// <summary>Parts of a case that can be functions.</summary>
    public static IReadOnlyCollection<string> FunctionsOf(Fixture fixture)
    {
        var functions = new FunctionParts();
        FixtureModel.Of(fixture, functions: functions);
        return functions.Names;
    }

    /// <summary>What the compiler lacks for a case; null when it can be run.</summary>
    public string? ReasonAgainst(Fixture fixture) => _reasons.GetOrAdd(fixture.Name, _ => FixtureSupport.ReasonAgainst(fixture));

    /// <summary>Runs a case by name; the differences, or why it cannot be run.</summary>
    public IReadOnlyList<string> Run(string name)
    {
        var fixture = Fixtures.Single(f => f.Name == name);
        if (ReasonAgainst(fixture) is { } reason)
        {
            return [$"cannot be run: {reason}"];
        }

        var models = Models(fixture);
        var checks = Widths.Select(bits => new FixtureCheck(fixture, model => Create(models, model, bits))).ToList();
        List<string> differences = [.. checks.SelectMany((check, i) => check.Run().Select(difference => $"{Widths[i]} bits: {difference}"))];
        return [.. differences, .. checks.Skip(1).SelectMany((check, i) => check.BitsUnlike(checks[0]).Select(tensor => $"{tensor}: {Widths[i + 1]} bits give other numbers than {Widths[0]}"))];
    }

    /// <summary>A driver whose model uses vectors of a width, or the widest the machine has.</summary>
    private static IFixtureDriver Create(LoadedModels models, string model, int bits)
    {
        lock (RandomModelCheck.Width)
        {
            AppContext.SetData(VectorWidth.Switch, bits);
            try
            {
                return models.Instance<IFixtureDriver>(DriverSource.NameOf(model));
            }
            finally
            {
                AppContext.SetData(VectorWidth.Switch, null);
            }
        }
    }

    /// <summary>The compilation that holds a case; one that cannot be built is taken apart, so that each case answers for itself.</summary>
    private LoadedModels Models(Fixture fixture)
    {
        lock (_compiled)
        {
            if (_compiled.TryGetValue(fixture.Name, out var models))
            {
                return models;
            }

            var chunk = (areFunctions ? Functions : properties == BuildProperties.None ? Supported : Recurrent).Chunk(PerCompilation).Single(c => c.Contains(fixture));
            if (QuickLoad.TryLoad(GeneratorHarness.Run(properties, [.. chunk.Select(Source)])) is not { } together)
            {
                return _compiled[fixture.Name] = QuickLoad.Of(GeneratorHarness.Run(properties, Source(fixture)));
            }

            models = together;
            foreach (var other in chunk)
            {
                _compiled[other.Name] = models;
            }

            return models;
        }
    }

    private string Source(Fixture fixture) => areFunctions ? FixtureSource.OfFunctions(fixture) : FixtureSource.Of(fixture);
}
