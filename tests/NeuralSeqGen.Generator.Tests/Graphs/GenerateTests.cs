using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>How ids are chosen, on a chain whose probabilities are set by hand: the way that begins best is not the likeliest.</summary>
public sealed class GenerateTests
{
    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run(ForcingModels.Source, ChainProbe.Source)));

    [Theory]
    [InlineData("greedy", 1, 1, 1, 1)]
    [InlineData("cold", 1, 1, 1, 1)]
    [InlineData("beam", 2, 3, 0, 0)]
    [InlineData("wide beam", 2, 3, 0, 0)]
    [InlineData("beam of logits", 2, 3, 0, 0)]
    [InlineData("short", 1, 1, 1, 1, 1, 1)]
    [InlineData("ties", 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0)]
    public void Ids_AreThoseByHand(string what, params int[] ids) => Assert.Equal(ids.Select(id => (double)id), Run(what));

    [Fact]
    public void Drawing_RepeatsItself_PerSeed() => Assert.Equal([1, 0, 1], Run("repeat"));

    [Fact]
    public void Shares_AreTheProbabilities_ToThePowerOfOneOverTheTemperature()
    {
        double[] roots = [.. new[] { 0.02, 0.55, 0.41, 0.02 }.Select(Math.Sqrt)];
        double[] expected = [0.02, 0.55, 0.41, 0.02, .. roots.Select(r => r / roots.Sum())];
        Assert.All(Run("shares").Zip(expected), pair => Assert.InRange(pair.First - pair.Second, -0.03, 0.03));
    }

    [Fact]
    public void ModelOfOneInput_IsFittedOnTargetsAlone() => Assert.All(Run("fit"), difference => Assert.Equal(0, difference));

    [Theory]
    [InlineData("MaxLength", "options.MaxLength")]
    [InlineData("negative MaxLength", "options.MaxLength")]
    [InlineData("BeamWidth", "options.BeamWidth")]
    [InlineData("Temperature", "options.Temperature")]
    [InlineData("no Temperature", "options.Temperature")]
    [InlineData("both", "options.Temperature")]
    [InlineData("samples", "samples")]
    public void BadOptions_AreRefusedByName(string what, string parameter) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => Run(what)).ParamName);

    private static double[] Run(string what) => Models.Value.Instance<IGraphProbe>("Probe").Run(what);
}
