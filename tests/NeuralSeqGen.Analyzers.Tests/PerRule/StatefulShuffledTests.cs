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
        "new Stateful().Fit(new float[10, 6, 3], new float[10, 4], new() { Shuffle = DateTime.Now.Ticks > 0 });",
        "new Label().Fit(new float[10, 6, 3], new float[10, 4]);");

    [Fact]
    public Task OptionsThroughVariablesAndWith_Triggers() => CallTest.VerifyAsync(
        "FitOptions options = new(); {|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options)|};",
        "var options = new FitOptions { Epochs = 3 }; options.BatchSize = 10; {|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options)|}; Console.WriteLine(options.Shuffle);",
        "var options = new FitOptions { Epochs = 3 }; var longer = options with { Epochs = 9 }; {|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], longer)|};",
        "var options = new FitOptions { Shuffle = false }; {|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options with { Shuffle = true })|};",
        "var options = new FitOptions(); Action run = () => {|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options)|}; run();",
        "FitOptions? none = null; {|NSG0403:new Stateful().Fit(new float[10, 6, 3], new float[10, 4], none)|};");

    [Fact]
    public Task OptionsThatMayNotShuffle_DoesNotTrigger() => CallTest.VerifyAsync(
        "var options = new FitOptions { Epochs = 3 }; options.Shuffle = false; new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options);",
        "var options = new FitOptions(); Change(options); new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options); static void Change(FitOptions o) => o.Shuffle = false;",
        "var options = new FitOptions(); if (DateTime.Now.Ticks > 0) { options = new() { Shuffle = false }; } new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options);",
        "var options = new FitOptions(); var other = options; other.Shuffle = false; new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options);",
        "var options = new FitOptions(); new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options with { Shuffle = false });",
        "var options = new FitOptions { Shuffle = false }; var longer = options with { Epochs = 9 }; new Stateful().Fit(new float[10, 6, 3], new float[10, 4], longer);",
        "foreach (var options in new[] { new FitOptions() }) { new Stateful().Fit(new float[10, 6, 3], new float[10, 4], options); }");
}
