using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>A case as C#: the attributed class, where they differ its twin without dropout and regularizers, and a driver for each.</summary>
internal static class FixtureSource
{
    public static string Of(Fixture fixture) => "using NeuralSeqGen;\n" + string.Concat(
        new[] { fixture.ClassName, TwinOf(fixture) }.Distinct().Select(name => $"{Declaration(fixture, name)}{DriverSource.Of(name, fixture)}\n"));

    /// <summary>Name of the model without what only training has.</summary>
    public static string TwinOf(Fixture fixture) =>
        Declaration(fixture, fixture.ClassName) == FixtureModel.Of(fixture, isTwin: true).Declaration(Header(fixture.ClassName)) ? fixture.ClassName : fixture.ClassName + "_twin";

    private static string Declaration(Fixture fixture, string name) => FixtureModel.Of(fixture, isTwin: name != fixture.ClassName).Declaration(Header(name));

    private static string Header(string name) => "internal sealed partial class " + name;
}
