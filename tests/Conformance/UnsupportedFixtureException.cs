namespace NeuralSeqGen.Conformance;

/// <summary>A case asks for something that no attribute says.</summary>
internal sealed class UnsupportedFixtureException(string reason) : Exception(reason);
