using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnusedNodeTests
{
    private const string Node = "private static partial LayerNode ";

    [Fact]
    public Task NodeBesideTheOutput_Triggers() => DeclarationTest.VerifyAsync(
        Model("[Dense(2, From = nameof(X)), Output] " + Node + "A { get; } [{|NSG0011:Gru(2, From = nameof(X))|}] " + Node + "B { get; }"));

    [Fact]
    public Task NodeThatIsRead_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        Model("[Dense(2, From = nameof(B)), Output] " + Node + "A { get; } [Gru(2, From = nameof(X))] " + Node + "B { get; }"));

    private static string Model(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}X {{ get; }} {nodes} }}";
}
