using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Runs the generator as the compiler does. Every run is done twice: the second must take everything from the cache.</summary>
internal static class GeneratorHarness
{
    private static int _assemblies;

    /// <summary>Generates code for the sources, whatever is wrong with them.</summary>
    public static GeneratorRun Run(params string[] sources) => Run(BuildProperties.None, sources);

    public static GeneratorRun Run(BuildProperties properties, params string[] sources) => Run(properties, Compilations.ParseOptions, sources);

    public static GeneratorRun Run(BuildProperties properties, CSharpParseOptions language, params string[] sources)
    {
        var compilation = Compilations.Create($"Generated{Interlocked.Increment(ref _assemblies)}", language, sources);
        var driver = Driver(properties, language).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        var first = driver.GetRunResult();
        var second = driver.RunGenerators(compilation.Clone()).GetRunResult();
        PipelineChecks.AssertCached(second);
        PipelineChecks.AssertNoCompilerObjects(first);
        return new GeneratorRun(driver, (CSharpCompilation)updated, first.Results.Single());
    }

    /// <summary>Generates, demands a build without any diagnostic, and loads it.</summary>
    public static LoadedModels Load(params string[] sources) => Run(sources).Load();

    /// <summary>A driver that records which steps ran.</summary>
    public static GeneratorDriver Driver(BuildProperties properties, CSharpParseOptions? language = null) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()], parseOptions: language ?? Compilations.ParseOptions, optionsProvider: properties,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
