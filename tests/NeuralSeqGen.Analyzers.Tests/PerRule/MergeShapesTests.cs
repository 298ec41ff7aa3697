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
    [InlineData("MultiHeadAttention(2, 4, Query = nameof(X), Value = nameof(A))", 2)]
    public Task ExtentsThatFit_DoesNotTrigger(string merge, int units) => DeclarationTest.VerifyAsync(Model($"[Dense({units}, From = nameof(X))] {Node}A {{ get; }} [{merge}] {Node}B {{ get; }}"));

    [Theory]
    [InlineData("[Input(2, 5, 4)]", "{|NSG0109:MultiHeadAttention(2, 4, AttentionAxes = new[] { 2 }, Query = nameof(Y), Value = nameof(Z))|}")]
    [InlineData("[Input(5, 4)]", "{|NSG0109:MultiHeadAttention(2, 4, AttentionAxes = new[] { 1 }, Query = nameof(Y), Value = nameof(Z))|}")]
    [InlineData("[Input(2, 5, 4)]", "{|NSG0109:GroupedQueryAttention(4, 2, 1, Query = nameof(Y), Value = nameof(Z))|}")]
    [InlineData("[Input(2, 5, 4)]", "MultiHeadAttention(2, 4, AttentionAxes = new[] { 1 }, Query = nameof(Y), Value = nameof(Z))")]
    [InlineData("[Input(3, 5, 6)]", "MultiHeadAttention(2, 4, AttentionAxes = new[] { -2 }, Query = nameof(Y), Value = nameof(Z))")]
    [InlineData("[Input(2, 6, 7)]", "MultiHeadAttention(2, 4, Query = nameof(Y), Value = nameof(Z))")]
    public Task Attention_NeedsAxesThatItDoesNotAttendOverToBeEqual(string value, string attention) => DeclarationTest.VerifyAsync(
        $"[SequenceModel] public sealed partial class Model {{ [Input(3, 5, 4)] {Node}Y {{ get; }} {value} {Node}Z {{ get; }} [{attention}] {Node}B {{ get; }} }}");

    private static string Model(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}X {{ get; }} {nodes} }}";
}
