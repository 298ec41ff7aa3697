using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class DeclarationFixerTests
{
    private const string Node = "private static partial LayerNode ";

    [Theory]
    [InlineData("Input(4, 3), Gru(2, ReturnSequences = true), {|NSG0003:TimeDistributed|}", "Input(4, 3), Gru(2, ReturnSequences = true)")]
    [InlineData("Input(4, 3), Gru(2, ReturnSequences = true)]\n[{|NSG0003:TimeDistributed|}, Bidirectional]\n[MeanSquaredError", "Input(4, 3), Gru(2, ReturnSequences = true)]\n[MeanSquaredError")]
    [InlineData("Input(4, 3), {|NSG0115:Bidirectional|}, Dense(1)", "Input(4, 3), Dense(1)")]
    [InlineData("Input(4, 3, 2), {|NSG0115:StackedRnn(1)|}, ConvLstm1D(3, 2)", "Input(4, 3, 2), ConvLstm1D(3, 2)")]
    [InlineData("Input(4, 3), {|NSG0012:BackwardLayer|}, Lstm(4)", "Input(4, 3), Lstm(4)")]
    [InlineData("Input(4, 3), {|NSG0008:Gru(2, From = \"elsewhere\")|}", "Input(4, 3), Gru(2)")]
    [InlineData("Input(4, 3), {|NSG0008:Gru(2, InitialState = new[] { \"encoder\" })|}", "Input(4, 3), Gru(2)")]
    [InlineData("Input(12), Embedding(50, 8, MaskZero = true), {|NSG0404:Flatten|}, Dense(1), MeanSquaredError", "Input(12), Embedding(50, 8, MaskZero = true), GlobalAveragePooling1D, Dense(1), MeanSquaredError")]
    [InlineData("Input(4), Dense(3), MeanSquaredError, {|NSG0601:Budget(MaxParameters = 14, MaxArenaBytes = 1)|}", "Input(4), Dense(3), MeanSquaredError, Budget(MaxParameters = 15, MaxArenaBytes = 1)")]
    [InlineData("Input(4), Dense(3, Trainable = false), Dense(1, Trainable = false), {|NSG0216:MeanSquaredError|}, Adam", "Input(4), Dense(3, Trainable = false), Dense(1), MeanSquaredError, Adam")]
    public Task List_IsMended(string before, string after) => FixTest<DeclarationFixer>.VerifyAsync(List(before), List(after));

    [Theory]
    [InlineData("Input(4, 9, ElementType = ElementType.Single), {|NSG0105:Embedding(9, 2)|}, Gru(2)", "Input(4, 9, ElementType = ElementType.Single), Gru(2)", "Remove=")]
    [InlineData("Input(4, 9, ElementType = ElementType.Single), {|NSG0105:Embedding(9, 2)|}, Gru(2)", "Input(4), Embedding(9, 2), Gru(2)", "RemoveLastExtent=&RemoveArgument=ElementType")]
    [InlineData("Input(4, 3), Flatten, {|NSG0108:Reshape(6, 3)|}, Gru(2)", "Input(4, 3), Flatten, Reshape(4, 3), Gru(2)", "SetPositional=TargetShape/0=4")]
    [InlineData("Input(4, 3), Flatten, {|NSG0108:Reshape(6, 3)|}, Gru(2)", "Input(4, 3), Flatten, Reshape(6, 2), Gru(2)", "SetPositional=TargetShape/1=2")]
    [InlineData("Input(4, 3), {|NSG0401:Gru(2, Stateful = true)|}, Dense(1)", "Input(4, 3, BatchSize = 32), Gru(2, Stateful = true), Dense(1)", "SetArgument=BatchSize=32")]
    [InlineData("Input(4, 3), {|NSG0401:Bidirectional|}, Gru(2, Stateful = true), Dense(1)", "Input(4, 3), Bidirectional, Gru(2), Dense(1)", "RemoveArgument=Stateful")]
    public Task EachRemedy_IsEnough(string before, string after, string key) => FixTest<DeclarationFixer>.VerifyAsync(List(before), List(after), key);

    [Theory]
    [InlineData("Input(4, 3), {|NSG0108:Reshape(5, 7)|}")]
    [InlineData("Input(12), Embedding(50, 8, MaskZero = true), {|NSG0404:Conv1D(8, 3)|}, GlobalMaxPooling1D, Dense(1), MeanSquaredError")]
    [InlineData("Input(4, 3), {|NSG0003:TimeDistributed|}")]
    public Task WhereNothingIsCertain_NothingIsOffered(string layers) => FixTest<DeclarationFixer>.VerifyNoFixAsync(List(layers));

    [Theory]
    [InlineData("[{|NSG0008:Gru(2, From = \"Suorce\")|}] " + Node + "B { get; }", "[Gru(2, From = nameof(Source))] " + Node + "B { get; }")]
    [InlineData("[{|NSG0008:Add(\"source\", nameof(Source))|}] " + Node + "B { get; }", "[Add(nameof(Source), nameof(Source))] " + Node + "B { get; }")]
    [InlineData("[{|NSG0008:Gru(2, From = nameof(Sources))|}] " + Node + "B { get; } const int Sources = 1;", "[Gru(2, From = nameof(Source))] " + Node + "B { get; } const int Sources = 1;")]
    public Task MisspeltNode_IsNamed(string before, string after) => FixTest<DeclarationFixer>.VerifyAsync(Graph(before), Graph(after));

    [Theory]
    [InlineData("[{|NSG0008:Gru(2, From = \"Elsewhere\")|}] " + Node + "B { get; }")]
    [InlineData("[Gru(2, From = nameof(Source))] " + Node + "Source1 { get; } [Gru(2, From = nameof(Source))] " + Node + "Source2 { get; } [{|NSG0008:Add(\"Source3\", nameof(Source1), nameof(Source2))|}] " + Node + "C { get; }")]
    public Task NodeThatCouldBeSeveral_IsNotGuessed(string nodes) => FixTest<DeclarationFixer>.VerifyNoFixAsync(Graph(nodes));

    [Theory]
    [InlineData("class {|NSG0010:Model|}", "[Dense(2, From = nameof(Source))] " + Node + "A { get; } [Gru(2, From = nameof(Source))] " + Node + "B { get; }", "[Dense(2, From = nameof(Source)), Output] " + Node + "A { get; } [Gru(2, From = nameof(Source)), Output] " + Node + "B { get; }")]
    [InlineData("class Model", "[{|NSG0011:Dense(2, From = nameof(Source))|}] " + Node + "A { get; } [Gru(2, From = nameof(Source)), Output] " + Node + "B { get; }", "[Dense(2, From = nameof(Source)), Output] " + Node + "A { get; } [Gru(2, From = nameof(Source)), Output] " + Node + "B { get; }")]
    public Task Ends_AreMarked(string type, string before, string after) => FixTest<DeclarationFixer>.VerifyAsync(Graph(before).Replace("class Model", type, StringComparison.Ordinal), Graph(after));

    [Theory]
    [InlineData("", "[Dense(2, From = nameof(Source)), MeanSquaredError] " + Node + "A { get; } [Dense(2, From = nameof(Source)), MeanSquaredError, {|NSG0012:Adam(LearningRate = 0.01)|}] " + Node + "B { get; }", ", Adam(LearningRate = 0.01)", "[Dense(2, From = nameof(Source)), MeanSquaredError] " + Node + "A { get; } [Dense(2, From = nameof(Source)), MeanSquaredError] " + Node + "B { get; }", "Move=")]
    [InlineData("", "[Dense(3, From = nameof(Source)), {|NSG0012:Budget(MaxParameters = 99)|}] " + Node + "A { get; }", ", Budget(MaxParameters = 99)", "[Dense(3, From = nameof(Source))] " + Node + "A { get; }", "Move=")]
    [InlineData("", "[Dense(2, From = nameof(Source)), {|NSG0012:Metric.MeanAbsoluteError|}] " + Node + "A { get; } [Dense(2, From = nameof(A)), MeanSquaredError] " + Node + "B { get; }", "", "[Dense(2, From = nameof(Source))] " + Node + "A { get; } [Dense(2, From = nameof(A)), MeanSquaredError, Metric.MeanAbsoluteError] " + Node + "B { get; }", "Move=B")]
    [InlineData(", {|NSG0012:Metric.MeanAbsoluteError|}", "[Dense(2, From = nameof(Source)), MeanSquaredError] " + Node + "A { get; } [Dense(2, From = nameof(A)), MeanSquaredError] " + Node + "B { get; }", "", "[Dense(2, From = nameof(Source)), MeanSquaredError, Metric.MeanAbsoluteError] " + Node + "A { get; } [Dense(2, From = nameof(A)), MeanSquaredError] " + Node + "B { get; }", "Move=A")]
    public Task MisplacedPart_IsMoved(string onClass, string before, string then, string after, string key) => FixTest<DeclarationFixer>.VerifyAsync(Graph(before, onClass), Graph(after, then), key);

    [Fact]
    public Task SeveralModels_AreMendedAtOnce() => FixTest<DeclarationFixer>.VerifyAsync(
        "[SequenceModel, Input(4, 3), {|NSG0115:Bidirectional|}, Dense(1)] public sealed partial class A;\n[SequenceModel, Input(4, 3), {|NSG0115:Bidirectional|}, Dense(2)] public sealed partial class B;",
        "[SequenceModel, Input(4, 3), Dense(1)] public sealed partial class A;\n[SequenceModel, Input(4, 3), Dense(2)] public sealed partial class B;");

    private static string List(string layers) => $"[SequenceModel]\n[{layers}]\npublic sealed partial class Model;";

    private static string Graph(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}Source {{ get; }} {nodes} }}";
}
