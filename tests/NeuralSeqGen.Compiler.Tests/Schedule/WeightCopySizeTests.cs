using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Storage;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>Copies of weights, padded to whole vectors, may be larger than an int counts: what no program can address is refused under its owner's name.</summary>
public sealed class WeightCopySizeTests
{
    [Fact]
    public void Panels_AreMeasuredBeyondInt()
    {
        Assert.Equal(48, PanelLoops.Length(new Shape(3, 5), 16));
        Assert.Equal(2 * 7 * 24, PanelLoops.Length(new Shape(2, 7, 17), 8));
        Assert.Equal(1L << 32, PanelLoops.Length(new Shape(1 << 28, 1), 16));
        Assert.Equal((1L << 31) + 16, Group.RoundUp((1L << 31) + 1));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void ACopyThatNothingHolds_IsRefusedByName(bool isPanels)
    {
        var kernel = new Layout(new MemoryBuffer(BufferKind.Parameters, 1 << 28, "weights"), AffineIndex.Zero, new Shape(1 << 28, 1), new([1, 1]));
        var weights = new SharedWeights(new Arena(null!), null!, new Tiling(512));
        var error = Assert.Throws<WorkMemoryException>(() => isPanels ? weights.Panels(null!, kernel, "gru_1/kernel") : weights.Packed(null!, kernel, "gru_1/kernel"));

        Assert.Equal("gru_1/kernel", error.Scope);
        Assert.InRange(error.Bytes, 4L << 32, (4L << 32) + 64);
    }
}
