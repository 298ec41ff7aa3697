using System.Globalization;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class LabelOutOfRangeTests
{
    [Fact]
    public Task ConstantLabels_Triggers() => ArrayCallTest.VerifyAsync(
        "new Sparse().Fit(new float[2, 64, 15], new[] { 0, {|NSG0308:8|} });",
        "new Sparse().Fit(new float[2, 64, 15], [{|NSG0308:-1|}, 8]);",
        "int[] labels = [0, {|NSG0308:8|}]; new Sparse().Fit(new float[2, 64, 15], labels);",
        "const int none = 99; int[] labels = { 1, {|NSG0308:none|} }; Console.WriteLine(labels.Length + labels[0]); foreach (int label in labels) { } new Sparse().Evaluate(new float[2, 64, 15], labels);",
        "new Tagger().Fit(new float[1, 6, 3], new[,] { { 0, 1, -1, 7, {|NSG0308:8|}, 9 } });",
        "new Sparse().Fit(new float[2, 64, 15], new int[2], validationData: (new float[2, 64, 15], new[] { 0, {|NSG0308:8|} }));");

    [Fact]
    public Task OfAHelper_Triggers() => ArrayCallTest.VerifyMembersAsync("""
        static int[] Labels() => [0, 8];

        static void Call() => new Sparse().Fit(new float[2, 64, 15], {|NSG0308:Labels()|});
        """);

    [Fact]
    public Task ValidChangedOrUncounted_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Sparse().Fit(new float[2, 64, 15], new[] { 0, 7 });",
        "int[] labels = [0, 8]; labels[1] = 7; new Sparse().Fit(new float[2, 64, 15], labels);",
        "var data = (x: new float[2, 64, 15], y: new[] { 0, 8 }); data.y[1] = 7; new Sparse().Fit(data.x, data.y);",
        "int[] labels = [0, 8]; labels[1]--; new Sparse().Fit(new float[2, 64, 15], labels);",
        "int[] labels = [0, 8]; Array.Clear(labels); new Sparse().Fit(new float[2, 64, 15], labels);",
        "int[] labels = [0, 8]; var same = labels; same[1] = 7; new Sparse().Fit(new float[2, 64, 15], labels);",
        "int[] labels = [0, 8]; Sequences.AsSpan(labels).Clear(); new Sparse().Fit(new float[2, 64, 15], labels);",
        "int[] labels = [0, 8]; Action repair = () => labels[1] = 7; repair(); new Sparse().Fit(new float[2, 64, 15], labels);",
        "new Sparse().Fit(new float[2, 64, 15], new[] { 0, 8 }, sampleWeight: new[] { 1f, 0f });",
        "new Masked().Fit(new float[1, 6, 3], new[,] { { 0, 0, 0, 0, 0, 8 } });",
        "new Tagger().Fit(new float[1, 6, 3], new[,] { { 0, 1, -1, 7, -1, -1 } });",
        "new Sparse().Fit(new float[2, 64, 15], new[] { 0, Environment.TickCount });");

    [Theory]
    [InlineData("CustomLoss(nameof(F), IntegerTarget = true)", false)]
    [InlineData("SparseCategoricalCrossentropy(FromLogits = true)", true)]
    public async Task IgnoreClass_IsAdvisedWhereTheLossHasIt(string loss, bool advised)
    {
        var found = await ArrayCallTest.FindAsync($$"""
            [SequenceModel, Input(6, 3), Gru(4), Dense(8), {{loss}}, Sgd]
            internal sealed partial class Own { [TensorFunction] internal static Tensor F(Tensor t, Tensor y) => Tensor.Square(t.OneHot(y.Shape[^1]) - y).Sum(-1); }

            internal static class Program { static void Call() => new Own().Fit(new float[2, 6, 3], new[] { 0, -1 }); }
            """);
        string message = Assert.Single(found, diagnostic => diagnostic.Id == RuleIds.LabelOutOfRange).GetMessage(CultureInfo.InvariantCulture);
        Assert.Equal(advised, message.Contains("IgnoreClass = -1", StringComparison.Ordinal));
        Assert.Contains("-1 is no class", message, StringComparison.Ordinal);
    }
}
