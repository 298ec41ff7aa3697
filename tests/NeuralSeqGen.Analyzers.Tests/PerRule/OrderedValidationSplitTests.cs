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

    /// <summary>The words are those of the note that the same call gives when it runs: SplitNotesTests of the runtime.</summary>
    [Fact]
    public async Task Sentence_IsThatOfTheRun()
    {
        var found = Assert.Single(await ArrayCallTest.FindAsync("class Program { static void Main() { " + Sorted + "new Sparse().Fit(new float[20, 64, 15], y, new() { ValidationSplit = 0.25 }); } }"));
        Assert.Equal("Sparse.Fit: the samples of 'y' are sorted by class, and ValidationSplit = 0.25 takes the last 5 of 20 as they stand, before any shuffling, so that other classes are validated than trained on. "
            + "Draw both parts with Sequences.SplitStratified and Sequences.Take, and pass the second as validationData.", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

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
