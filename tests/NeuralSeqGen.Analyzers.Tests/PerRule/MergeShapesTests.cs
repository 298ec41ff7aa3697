using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class MergeShapesTests
{
    private const string Node = "private static partial LayerNode ";

    [Theory]
    [InlineData("{|NSG0109:Add(nameof(X), nameof(A))|}")]
    [InlineData("{|NSG0109:Concatenate(nameof(X), nameof(A), Axis = 1)|}")]
    public Task OtherExtents_Triggers(string merge) => DeclarationTest.VerifyAsync(Model("[Dense(2, From = nameof(X))] " + Node + "A { get; } [" + merge + "] " + Node + "B { get; }"));

    [Theory]
    [InlineData("Add(nameof(X), nameof(A))", 3)]
    [InlineData("Multiply(nameof(X), nameof(A))", 1)]
    [InlineData("Concatenate(nameof(X), nameof(A))", 2)]
    public Task ExtentsThatFit_DoesNotTrigger(string merge, int units) => DeclarationTest.VerifyAsync(Model($"[Dense({units}, From = nameof(X))] {Node}A {{ get; }} [{merge}] {Node}B {{ get; }}"));

    private static string Model(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}X {{ get; }} {nodes} }}";
}
