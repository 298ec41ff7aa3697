namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>All cases of a folder, compiled twenty to a compilation when the first of them is run.</summary>
internal sealed class FixtureSuite(string folder)
{
    private const int PerCompilation = 20;

    private readonly Lazy<IReadOnlyList<Fixture>> _fixtures = new(() => Fixture.ReadAll(folder));
    private readonly Dictionary<int, LoadedModels> _compiled = [];

    public IReadOnlyList<Fixture> Fixtures => _fixtures.Value;

    public IEnumerable<Fixture> Supported => Fixtures.Where(f => FixtureSource.ReasonAgainst(f) is null);

    /// <summary>Runs a case by name; the differences, or why it cannot be run.</summary>
    public IReadOnlyList<string> Run(string name)
    {
        var fixture = Fixtures.Single(f => f.Name == name);
        if (FixtureSource.ReasonAgainst(fixture) is { } reason)
        {
            return [$"cannot be run: {reason}"];
        }

        var models = Models(Supported.TakeWhile(f => f != fixture).Count() / PerCompilation);
        return new FixtureCheck(fixture, model => models.Instance<IFixtureDriver>(DriverSource.NameOf(model))).Run();
    }

    private LoadedModels Models(int chunk)
    {
        lock (_compiled)
        {
            if (!_compiled.TryGetValue(chunk, out var models))
            {
                models = GeneratorHarness.Load([.. Supported.Skip(chunk * PerCompilation).Take(PerCompilation).Select(FixtureSource.Of)]);
                _compiled.Add(chunk, models);
            }

            return models;
        }
    }
}
