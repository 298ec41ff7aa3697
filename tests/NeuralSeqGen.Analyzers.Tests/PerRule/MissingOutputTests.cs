using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class MissingOutputTests
{
    private const string Node = "private static partial LayerNode ";

    [Fact]
    public Task TwoNodesThatNobodyReads_Triggers() => DeclarationTest.VerifyAsync(
        Model("[Dense(2, From = nameof(X))] " + Node + "A { get; } [Gru(2, From = nameof(X))] " + Node + "B { get; }").Replace("class Model", "class {|NSG0010:Model|}", StringComparison.Ordinal));

    [Theory]
    [InlineData(", Output")]
    [InlineData(", MeanSquaredError")]
    public Task MarkedNodes_DoesNotTrigger(string mark) => DeclarationTest.VerifyAsync(
        Model("[Dense(2, From = nameof(X))" + mark + "] " + Node + "A { get; } [Gru(2, From = nameof(X))" + mark + "] " + Node + "B { get; }"));

    private static string Model(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}X {{ get; }} {nodes} }}";
}
