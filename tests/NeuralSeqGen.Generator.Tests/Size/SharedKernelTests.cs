using System.Text.RegularExpressions;

namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>Equal recurrences are one set of kernels, whatever layer and direction they belong to.</summary>
public sealed partial class SharedKernelTests
{
    [Theory]
    [InlineData("Bidirectional, Gru(16)", "Bidirectional1Backward")]
    [InlineData("Bidirectional, Lstm(5, ReturnSequences = true)", "Bidirectional1Backward")]
    [InlineData("Gru(15, ReturnSequences = true), Gru(15)", "Gru2")]
    public void EqualRecurrences_ShareTheirTimeLoops(string layers, string second)
    {
        string source = $"using NeuralSeqGen; [SequenceModel, Input(12, 15), {layers}, Dense(3), MeanSquaredError] public sealed partial class Model1;";
        string program = GeneratorHarness.Run(source).Files.Single(f => f.Key.Contains("Program512", StringComparison.Ordinal)).Value;

        var loops = ForwardLoop().Matches(program);
        Assert.NotEmpty(loops);
        Assert.All(loops, loop => Assert.DoesNotMatch($@"\b{second}(_\d+)?\(", loop.Value));
    }

    [GeneratedRegex(@"for \(int t = 0[^}]*}")]
    private static partial Regex ForwardLoop();
}
