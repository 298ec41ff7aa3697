using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

/// <summary>A mistake in the extents at a call is repaired in the model, where one argument decides.</summary>
public sealed class ExtentFixerTests
{
    [Theory]
    [InlineData("Input(6, 3), Gru(2), Dense(4), MeanSquaredError", "NSG0307", "Fit(new float[9, 6, 3], {0}new float[9, 5]{1})", "Input(6, 3), Gru(2), Dense(5), MeanSquaredError")]
    [InlineData("Input(6, 3), Gru(2), Dense(4), Activation(Activation.Softmax), CategoricalCrossentropy", "NSG0307", "Fit(new float[9, 6, 3], {0}Sequences.ToCategorical(new int[9], 5){1})", "Input(6, 3), Gru(2), Dense(5), Activation(Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Input(6, 3), Gru(2), RepeatVector(7), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError", "NSG0306", "Fit(new float[9, 6, 3], {0}new float[9, 5, 4]{1})", "Input(6, 3), Gru(2), RepeatVector(5), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError")]
    [InlineData("Input(6, 3), Conv1D(4, 3), Dense(4), MeanSquaredError", "NSG0306", "Fit(new float[9, 6, 3], {0}new float[9, 6, 4]{1})", "Input(6, 3), Conv1D(4, 3, Padding = ConvolutionPadding.Same), Dense(4), MeanSquaredError")]
    [InlineData("Input(6, 3, BatchSize = 32), Gru(2, Stateful = true), Dense(4), MeanSquaredError", "NSG0402", "Predict({0}new float[1000, 6, 3]{1})", "Input(6, 3, BatchSize = 25), Gru(2, Stateful = true), Dense(4), MeanSquaredError")]
    [InlineData("Input(3), Embedding(9, 2), Gru(2), Dense(4), MeanSquaredError", "NSG0104", "Predict(new[,] {{ {{ 1, {0}9{1}, 12 }} }})", "Input(3), Embedding(13, 2), Gru(2), Dense(4), MeanSquaredError")]
    public Task OneArgument_IsSet(string model, string id, string call, string changed) => ArrayCallTest.VerifyFixAsync<ExtentFixer>(
        Model(model), "new Model()." + string.Format(System.Globalization.CultureInfo.InvariantCulture, call, "{|" + id + ":", "|}"), Model(changed), "new Model()." + string.Format(System.Globalization.CultureInfo.InvariantCulture, call, "", ""));

    [Theory]
    [InlineData("Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError", "Fit(new float[9, 6, 3], {|NSG0306:new float[9, 5, 4]|})")]
    [InlineData("Input(6, 3), Gru(2), Dense(4), MeanSquaredError", "Fit(new float[9, 6, 3], {|NSG0307:System.Environment.TickCount > 0 ? new float[9, 5] : new float[9, 6]|})")]
    public Task WhereMoreThanOneArgumentDecides_NothingIsOffered(string model, string call) => ArrayCallTest.VerifyFixAsync<ExtentFixer>(Model(model), "new Model()." + call, Model(model), "new Model()." + call);

    private static string Model(string parts) => $"[SequenceModel, {parts}] public sealed partial class Model;\n";
}
