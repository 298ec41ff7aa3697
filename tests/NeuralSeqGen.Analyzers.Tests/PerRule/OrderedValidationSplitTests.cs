using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class OrderedValidationSplitTests
{
    private const string Sorted = "var y = new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }; ";
    private const string Mixed = "var y = new[] { 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }; ";

    [Fact]
    public Task SortedLabelsAndASplit_Triggers() => ArrayCallTest.VerifyAsync(
        Sorted + "new Sparse().Fit(new float[20, 64, 15], {|NSG0312:y|}, new() { ValidationSplit = 0.2 });",
        Sorted + "var options = new FitOptions { ValidationSplit = 0.2 }; new Sparse().Fit(new float[20, 64, 15], {|NSG0312:y|}, options with { Epochs = 3 });",
        "new Sentiment().Fit(new int[20, 6], {|NSG0312:new float[,] { { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 } }|}, new() { ValidationSplit = 0.5 });");

    [Fact]
    public Task Mixed_OrUnsplit_OrNotCertain_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        Mixed + "new Sparse().Fit(new float[20, 64, 15], y, new() { ValidationSplit = 0.2 });",
        Sorted + "new Sparse().Fit(new float[20, 64, 15], y);",
        Sorted + "new Sparse().Fit(new float[20, 64, 15], y, new() { ValidationSplit = 0 });",
        Sorted + "new Sparse().Fit(new float[20, 64, 15], y, new() { ValidationSplit = Environment.TickCount * 1e-12 });",
        Sorted + "new Sparse().Fit(new float[20, 64, 15], y, new() { ValidationSplit = 0.2 }, validationData: (new float[1, 64, 15], new int[1]));",
        Sorted + "Array.Reverse(y); new Sparse().Fit(new float[20, 64, 15], y, new() { ValidationSplit = 0.2 });",
        "new Sparse().Fit(new float[4, 64, 15], new[] { 0, 0, 1, 1 }, new() { ValidationSplit = 0.5 });");
}
