using NeuralSeqGen.Compiler.Tests.Battery;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>Every layer in every spelling of the battery: ONNX Runtime gives the interpreter's numbers.</summary>
public sealed class BatteryTests
{
    private const double Tolerance = 2e-5;

    public static TheoryData<int, string> Cases => LayerSamples.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_GivesTheInterpretersNumbers(int index, string text) => Assert.True(new Reference(LayerSamples.All[index].Bind(), index, 3).Difference() < Tolerance, text);
}
