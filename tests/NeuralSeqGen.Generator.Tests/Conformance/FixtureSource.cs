using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>A case as C#: the attributed class, its variants where they differ, and a driver for each.</summary>
internal static class FixtureSource
{
    private static readonly FixtureVariant[] Variants = Enum.GetValues<FixtureVariant>();

    public static string Of(Fixture fixture) => "using NeuralSeqGen;\n" + string.Concat(
        Variants.DistinctBy(variant => NameOf(fixture, variant)).Select(variant => $"{Declaration(fixture, variant, NameOf(fixture, variant))}{DriverSource.Of(NameOf(fixture, variant), fixture)}\n"));

    /// <summary>Name of the class for a variant; variants that are declared alike share one.</summary>
    public static string NameOf(Fixture fixture, FixtureVariant variant)
    {
        var first = Variants.First(other => Declaration(fixture, other, fixture.ClassName) == Declaration(fixture, variant, fixture.ClassName));
        return first == FixtureVariant.Declared ? fixture.ClassName : $"{fixture.ClassName}_{first}";
    }

    private static string Declaration(Fixture fixture, FixtureVariant variant, string name) => FixtureModel.Of(fixture, variant).Declaration("internal sealed partial class " + name);
}
