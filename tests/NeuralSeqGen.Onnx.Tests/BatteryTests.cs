using NeuralSeqGen.Compiler.Tests.Battery;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>Every layer in every spelling of the battery: ONNX Runtime gives the interpreter's numbers.</summary>
public sealed class BatteryTests
{
    private const double Tolerance = 2e-5;

    public static TheoryData<int, string> Cases => [.. LayerSamples.Cases.Where(row => !IsFunction(row.Data.Item2))];

    public static TheoryData<int, string> Functions => [.. LayerSamples.Cases.Where(row => IsFunction(row.Data.Item2))];

    [Theory]
    [MemberData(nameof(Functions))]
    public void AFunctionOfOnesOwn_IsRefusedByName(int index, string text) =>
        Assert.Matches("^(Lambda|Rnn) '.+' has no form in ONNX here: what it computes is C# of your own, .+ Write it with layers", Assert.Throws<NotSupportedException>(() => new Reference(LayerSamples.All[index].Bind(), index, 3).Difference() is var _ ? text : text).Message);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_GivesTheInterpretersNumbers(int index, string text) => Assert.True(new Reference(LayerSamples.All[index].Bind(), index, 3).Difference() < Tolerance, text);

    private static bool IsFunction(string text) => text.Contains("Lambda(", StringComparison.Ordinal) || text.Contains("Rnn(\"", StringComparison.Ordinal);
}
