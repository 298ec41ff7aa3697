using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class StatefulShuffledTests
{
    [Fact]
    public Task FitThatShuffles_Triggers() => CallTest.VerifyAsync(
        "{|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4])|};",
        "{|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], null)|};",
        "{|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], new() { Epochs = 3 })|};",
        "{|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], new FitOptions { Shuffle = true })|};");

    [Fact]
    public Task FitInOrder_OrUnknown_OrStateless_DoesNotTrigger() => CallTest.VerifyAsync(
        "new Stateful().Fit(new float[10, 6, 3], new float[10, 4], new() { Shuffle = false });",
        "FitOptions options = new(); new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options);",
        "new Stateful().Fit(new float[10, 6, 3], new float[10, 4], new() { Shuffle = DateTime.Now.Ticks > 0 });",
        "new Label().Fit(new float[10, 6, 3], new float[10, 4]);");
}
