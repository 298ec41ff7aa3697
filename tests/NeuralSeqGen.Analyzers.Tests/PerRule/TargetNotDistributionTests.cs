using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TargetNotDistributionTests
{
    [Fact]
    public Task ConstantRows_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[2, 64, 15], new float[,] { { 0, 1, 0, 0, 0, 0, 0, 0 }, {|NSG0211:{ 0, 1, 1, 0, 0, 0, 0, 0 }|} });",
        "var y = new float[,] { {|NSG0211:{ 1.5f, -0.5f, 0, 0, 0, 0, 0, 0 }|} }; new Label().Fit(new float[1, 64, 15], y);");

    /// <summary>The words are those of the note that the same call gives when it runs: TargetNotesTests of the runtime.</summary>
    [Theory]
    [InlineData("{ 0, 1, 1, 0, 0, 0, 0, 0 }", "adds up to 2", "Divide each row by its sum, make")]
    [InlineData("{ 1.5f, -0.5f, 0, 0, 0, 0, 0, 0 }", "holds -0.5", "No share is negative: make")]
    public async Task Sentence_IsThatOfTheRun(string row, string fault, string remedy)
    {
        var found = Assert.Single(await ArrayCallTest.FindAsync("class Program { static void Main() => new Label().Fit(new float[2, 64, 15], new float[,] { { 1, 0, 0, 0, 0, 0, 0, 0 }, " + row + " }); }"));
        Assert.Equal($"Label.Fit: the row of 8 values at y[1, 0] {fault}: [CategoricalCrossentropy] compares distributions, whose shares add up to 1, and its smallest value is not 0 for others. {remedy} rows of labels with Sequences.ToCategorical, or take [BinaryCrossentropy] behind a sigmoid where several classes hold at once.",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Distributions_OrNotCertain_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[2, 64, 15], new float[,] { { 0.1f, 0.9f, 0, 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0, 0, 0, 0 } });",
        "new Label().Fit(new float[1, 64, 15], new float[,] { { 0.333f, 0.333f, 0.333f, 0, 0, 0, 0, 0 } });",
        "new Label().Fit(new float[1, 64, 15], new float[,] { { Environment.TickCount, 1, 1, 0, 0, 0, 0, 0 } });",
        "new Label().Fit(new float[1, 64, 15], new float[,] { { 0, 1, 1, 0, 0, 0, 0, 0 } }, sampleWeight: new float[1]);",
        "new Label().Evaluate(new float[1, 64, 15], new float[,] { { 0, 1, 1, 0, 0, 0, 0, 0 } });",
        "var y = new float[,] { { 0, 1, 1, 0, 0, 0, 0, 0 } }; y[0, 1] = 0; new Label().Fit(new float[1, 64, 15], y);",
        "new Decoder().Fit(new float[1, 6, 3], new float[,,] { { { 1, 1, 1 }, { 2, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } } });");
}
