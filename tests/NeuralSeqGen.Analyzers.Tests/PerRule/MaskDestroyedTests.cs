using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class MaskDestroyedTests
{
    private const string Ids = "[SequenceModel, Input(12), Embedding(50, 8, MaskZero = true), ";

    [Theory]
    [InlineData("{|NSG0404:Flatten|}, Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:Reshape(24, 4)|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:Conv1D(8, 3)|}, GlobalMaxPooling1D, Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:GlobalMaxPooling1D|}, Dense(1), MeanSquaredError")]
    [InlineData("Dropout(0.1), {|NSG0404:SeparableConv1D(8, 3)|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, ReturnSequences = true), {|NSG0404:MaxPooling1D(2)|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:Permute(2, 1)|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:Cropping1D(1, 1)|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:UpSampling1D(2)|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0404:RmsNormalization|}, Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("Dense(4), LayerNormalization, {|NSG0404:Flatten|}, Dense(1), MeanSquaredError")]
    public Task LayersWithOtherSteps_Triggers(string rest) => DeclarationTest.VerifyAsync(Ids + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("{|NSG0404:Concatenate(nameof(Embedded), nameof(Letters))|}")]
    [InlineData("{|NSG0404:Add(nameof(Embedded), nameof(Letters))|}")]
    [InlineData("{|NSG0404:Multiply(nameof(Letters), nameof(Embedded))|}")]
    [InlineData("{|NSG0404:Stack(nameof(Embedded), nameof(Letters))|}, Reshape(20, 8)")]
    [InlineData("{|NSG0404:Multiply(nameof(Letters), nameof(Embedded), nameof(Facts))|}")]
    public Task OneInputWithoutAMask_Triggers(string merge) => DeclarationTest.VerifyAsync(Graph(merge, "[Input(20, 4)]"));

    [Theory]
    [InlineData("Concatenate(nameof(Embedded), nameof(Letters))")]
    [InlineData("Add(nameof(Embedded), nameof(Letters))")]
    [InlineData("Average(nameof(Embedded), nameof(Letters))")]
    [InlineData("Concatenate(nameof(Embedded), nameof(Letters), Axis = 1)")]
    public Task AllInputsMasked_DoesNotTrigger(string merge) => DeclarationTest.VerifyAsync(Graph(merge, "[Input(20, 4), Masking]"));

    [Fact]
    public Task AlongTheSteps_DoesNotTrigger() => DeclarationTest.VerifyAsync(Graph("Concatenate(nameof(Embedded), nameof(Letters), Axis = 1)", "[Input(20, 4)]"));

    [Theory]
    [InlineData("Gru(4), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(1), MeanSquaredError")]
    [InlineData("GlobalAveragePooling1D, Dense(1), MeanSquaredError")]
    [InlineData("Bidirectional, Gru(4), Flatten, Dense(1), MeanSquaredError")]
    [InlineData("MultiHeadAttention(2, 4), GlobalAveragePooling1D, Dense(1), MeanSquaredError")]
    [InlineData("SpatialDropout1D(0.2), LayerNormalization, Lstm(4), Reshape(2, 2), Gru(2), MeanSquaredError")]
    public Task MasksThatAreUsed_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Ids + rest + "] public sealed partial class Model;");

    [Fact]
    public Task WithoutAMask_DoesNotTrigger() => DeclarationTest.VerifyAsync("[SequenceModel, Input(12), Embedding(50, 8), Conv1D(8, 3), Flatten, Dense(1), MeanSquaredError] public sealed partial class Model;");

    [Fact]
    public Task Sentence_SaysWhereAndWhy() => DeclarationTest.VerifyAsync(Graph("{|#0:Concatenate(nameof(Embedded), nameof(Letters))|}", "[Input(20, 4)]"),
        new DiagnosticResult(RuleIds.MaskDestroyed, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: the mask of [Embedding(50, 4)] #1 ends at [Concatenate(nameof(Embedded), nameof(Letters))] #2, which also reads [Input(20, 4)], which has none: behind it padding is read, and trained on, like anything else. Give every input a mask of the same steps, as [Masking] does, or pass a stepWeight of 0 for padding."));

    [Theory]
    [InlineData("x - x.Mean(0)")]
    [InlineData("x.Flip(0)")]
    [InlineData("x.Sum(0, true)")]
    public Task FunctionOfSeveralSteps_Triggers(string body) => DeclarationTest.VerifyAsync(Ids + "{|NSG0404:Lambda(nameof(F))|}, Gru(4), Dense(1), MeanSquaredError] public sealed partial class Model { [TensorFunction] internal static Tensor F(Tensor x) => " + body + "; }");

    [Theory]
    [InlineData("Tensor x", "x - x.Mean(-1, true)")]
    [InlineData("Tensor x", "Tensor.Softmax(x.Dot(Tensor.Full([8, 8], 1)))")]
    [InlineData("Tensor x, Tensor mask", "x - (x * mask.ExpandDims(-1)).Sum(0) / mask.Sum()")]
    public Task FunctionOfOneStepOrOfTheMask_DoesNotTrigger(string parameters, string body) => DeclarationTest.VerifyAsync(Ids + $$"""Lambda(nameof(F)), Gru(4), Dense(1), MeanSquaredError] public sealed partial class Model { [TensorFunction] internal static Tensor F({{parameters}}) => {{body}}; }""");

    private static string Graph(string merge, string letters) => $$"""
        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(20)] private static partial LayerNode Words { get; }
            {{letters}} private static partial LayerNode Letters { get; }
            [Embedding(50, 4, From = nameof(Words), MaskZero = true)] private static partial LayerNode Embedded { get; }
            [{{merge}}, Gru(4, ReturnSequences = true), Dense(1), MeanSquaredError] private static partial LayerNode Tags { get; }
            {{(merge.Contains("Facts", StringComparison.Ordinal) ? "[Input(4)] private static partial LayerNode Facts { get; }" : "")}}
        }
        """;
}
