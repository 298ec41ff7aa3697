namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>A case that needs something the compiler does not have.</summary>
internal sealed class UnsupportedFixtureException(string reason) : Exception(reason);
