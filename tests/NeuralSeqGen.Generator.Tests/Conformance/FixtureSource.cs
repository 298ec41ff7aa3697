using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>A case as C#: the attributed class, its variants where they differ, and a driver for each.</summary>
internal static class FixtureSource
{
    private static readonly FixtureVariant[] Variants = Enum.GetValues<FixtureVariant>();

    public static string Of(Fixture fixture) => "using NeuralSeqGen;\n" + Classes(fixture, () => null);

    /// <summary>The same with every part that can be one as a function.</summary>
    public static string OfFunctions(Fixture fixture) => "using System;\nusing NeuralSeqGen;\nusing static NeuralSeqGen.Tensor;\n" + Classes(fixture, () => new());

    private static string Classes(Fixture fixture, Func<FunctionParts?> functions) => string.Concat(
        Variants.DistinctBy(variant => NameOf(fixture, variant)).Select(variant => $"{Declaration(fixture, variant, NameOf(fixture, variant), functions())}{DriverSource.Of(NameOf(fixture, variant), fixture)}\n"));

    /// <summary>Name of the class for a variant; variants that are declared alike share one.</summary>
    public static string NameOf(Fixture fixture, FixtureVariant variant)
    {
        var first = Variants.First(other => Declaration(fixture, other, fixture.ClassName) == Declaration(fixture, variant, fixture.ClassName));
        return first == FixtureVariant.Declared ? fixture.ClassName : $"{fixture.ClassName}_{first}";
    }

    private static string Declaration(Fixture fixture, FixtureVariant variant, string name, FunctionParts? functions = null) => FixtureModel.Of(fixture, variant, functions).Declaration("internal sealed partial class " + name);
}
