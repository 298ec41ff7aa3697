using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class InitialStateShapeTests
{
    private const string Node = "private static partial LayerNode ";

    [Theory]
    [InlineData("Gru(5, From = nameof(X))")]
    [InlineData("Lstm(2, From = nameof(X))")]
    public Task StateOfOtherUnitsOrNumber_Triggers(string encoder) => DeclarationTest.VerifyAsync(
        Model("[" + encoder + "] " + Node + "A { get; } [{|NSG0106:Gru(2, From = nameof(X), InitialState = new[] { nameof(A) })|}] " + Node + "B { get; }"));

    [Fact]
    public Task EqualUnits_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        Model("[Gru(2, From = nameof(X))] " + Node + "A { get; } [Gru(2, From = nameof(X), InitialState = new[] { nameof(A) })] " + Node + "B { get; }"));

    private static string Model(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}X {{ get; }} {nodes} }}";
}
