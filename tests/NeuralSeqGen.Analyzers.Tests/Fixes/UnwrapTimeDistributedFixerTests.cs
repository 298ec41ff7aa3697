using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class UnwrapTimeDistributedFixerTests
{
    [Theory]
    [InlineData("[{|NSG0701:TimeDistributed|}, Dense(8)]", "[Dense(8)]")]
    [InlineData("[Dropout(0.1), {|NSG0701:TimeDistributed|}, Dense(8)]", "[Dropout(0.1), Dense(8)]")]
    [InlineData("[{|NSG0701:TimeDistributed|}]\n[Dense(8)]", "[Dense(8)]")]
    [InlineData("[{|NSG0701:TimeDistributed()|}] [Dense(8)]", "[Dense(8)]")]
    [InlineData("[{|NSG0701:TimeDistributed(Name = \"t\")|}] // the wrapper\n[Dense(8)]", "// the wrapper\n[Dense(8)]")]
    [InlineData("[Flatten]\n[{|NSG0103:TimeDistributed|}, Dense(8)]", "[Flatten]\n[Dense(8)]")]
    public Task Wrapper_IsRemoved(string before, string after) => FixTest<UnwrapTimeDistributedFixer>.VerifyAsync(Model(before), Model(after));

    [Fact]
    public Task WhereTheLayerStillLacksTime_NothingIsOffered() => FixTest<UnwrapTimeDistributedFixer>.VerifyNoFixAsync(Model("[Flatten, {|NSG0103:TimeDistributed|}, Gru(3)]"));

    [Fact]
    public Task AllWrappers_AreRemoved() => FixTest<UnwrapTimeDistributedFixer>.VerifyAsync(
        Model("[{|NSG0701:TimeDistributed|}, Dense(8)]\n[{|NSG0701:TimeDistributed|}, Activation(Activation.Softmax)]"), Model("[Dense(8)]\n[Activation(Activation.Softmax)]"));

    [Fact]
    public Task InANode_IsRemoved() => FixTest<UnwrapTimeDistributedFixer>.VerifyAsync(
        Graph("    [{|NSG0701:TimeDistributed|}, Dense(5, From = nameof(Source))] private static partial LayerNode A { get; }\n    [Dense(3, From = nameof(A))] private static partial LayerNode B { get; }"),
        Graph("    [Dense(5, From = nameof(Source))] private static partial LayerNode A { get; }\n    [Dense(3, From = nameof(A))] private static partial LayerNode B { get; }"));

    private static string Graph(string nodes) => $"[SequenceModel] public sealed partial class Model\n{{\n    [Input(7, 3)]\n    private static partial LayerNode Source {{ get; }}\n\n{nodes}\n}}";

    private static string Model(string layers) => $"[SequenceModel, Input(4, 3)]\n{layers}\npublic sealed partial class Model;";
}
