using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class ShuffleFixerTests
{
    [Theory]
    [InlineData("{|NSG0403:model.Fit(x, y)|}", "model.Fit(x, y, options: new() { Shuffle = false })")]
    [InlineData("{|NSG0403:model.Fit(x, y, null)|}", "model.Fit(x, y, new() { Shuffle = false })")]
    [InlineData("{|NSG0403:model.Fit(x, y, new FitOptions())|}", "model.Fit(x, y, new FitOptions() { Shuffle = false })")]
    [InlineData("{|NSG0403:model.Fit(x, y, new() { Epochs = 3 })|}", "model.Fit(x, y, new() { Epochs = 3, Shuffle = false })")]
    [InlineData("{|NSG0403:model.Fit(x, y, new FitOptions { Shuffle = true, Epochs = 3 })|}", "model.Fit(x, y, new FitOptions { Shuffle = false, Epochs = 3 })")]
    [InlineData("var options = new FitOptions { Epochs = 3 }; {|NSG0403:model.Fit(x, y, options)|}; {|NSG0403:model.Fit(x, y, options)|}", "var options = new FitOptions { Epochs = 3, Shuffle = false }; model.Fit(x, y, options); model.Fit(x, y, options)")]
    [InlineData("var options = new FitOptions(); {|NSG0403:model.Fit(x, y, options with { Epochs = 3 })|}", "var options = new FitOptions(); model.Fit(x, y, options with { Epochs = 3, Shuffle = false })")]
    public Task Options_DoNotShuffle(string before, string after) => CallFixTest<ShuffleFixer>.VerifyAsync(Program(before), Program(after));

    private static string Program(string calls) => "[SequenceModel, Input(6, 3, BatchSize = 10), Gru(2, Stateful = true), Dense(4), MeanSquaredError] public sealed partial class Model;\n"
        + $"static class Program {{ static void Main() {{ var model = new Model(); var x = new float[10, 6, 3]; var y = new float[10, 4]; {calls}; }} }}";
}
