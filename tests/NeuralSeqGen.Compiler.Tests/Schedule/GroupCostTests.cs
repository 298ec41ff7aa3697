using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>What a group costs, against what was measured with 512-bit vectors: the time of Predict over 16 samples by that of PredictOne.</summary>
public class GroupCostTests
{
    [Theory]
    [InlineData("Input(20, 4), Gru(8), Dense(1)", 2.8)]
    [InlineData("Input(64, 15), Gru(16, ReturnSequences = true), TimeDistributed, Dense(8), Activation(Activation.Softmax)", 8.0)]
    [InlineData("Input(32, 8), Gru(32), Dense(4)", 11.7)]
    [InlineData("Input(48, 16), Gru(64), Dense(4)", 9.9)]
    [InlineData("Input(128, 64), Gru(128, ReturnSequences = true), Dense(64), Softmax", 9.7)]
    [InlineData("Input(40, 32), Gru(256), Dense(8)", 9.5)]
    [InlineData("Input(64, 15), Lstm(16, ReturnSequences = true), Dense(8)", 10.7)]
    [InlineData("Input(64, 15), Bidirectional, Lstm(16, ReturnSequences = true), Dense(8)", 10.3)]
    [InlineData("Input(200), Embedding(5000, 64, MaskZero = true), Bidirectional, Lstm(64, ReturnSequences = true), Bidirectional, Lstm(64), Dense(1)", 12.4)]
    [InlineData("Input(64, 8), Conv1D(32, 5, Activation = Activation.Relu), MaxPooling1D(2), Conv1D(32, 3, Activation = Activation.Relu), GlobalAveragePooling1D, Dense(4)", 15.1)]
    [InlineData("Input(784), Dense(512, Activation = Activation.Relu), Dense(10), Softmax", 5.9)]
    [InlineData("Input(100, 64), Dense(256, Activation = Activation.Tanh), GlobalAveragePooling1D, Dense(10)", 15.0)]
    [InlineData("Input(50, 10), SimpleRnn(32), Dense(1)", 9.9)]
    [InlineData("Input(12), Embedding(40, 16), Gru(24, ReturnSequences = true), Dense(40)", 9.6)]
    [InlineData("Input(30, 10), StackedRnn(2), Lstm(20), Lstm(20), Dense(3)", 8.3)]
    public void IsWhatWasMeasured(string layers, double measured)
    {
        var graphs = ModelGraphs.Of(ModelSource.Bind($"[{layers}]"));
        Assert.InRange(graphs.GroupCost, Math.Floor(measured * 0.79), measured * 1.21);
    }

    [Theory]
    [InlineData("Input(2), Dense(1)")]
    [InlineData("Input(500, 1), Dense(1)")]
    [InlineData("Input(1), Activation(Activation.Tanh)")]
    public void OneSampleIsNeverAGroup(string layers) => Assert.InRange(ModelGraphs.Of(ModelSource.Bind($"[{layers}]")).GroupCost, 1, 15);

    [Fact]
    public void FullGroupsStayGroups() =>
        Assert.Equal(Group.Size - 1, ModelGraphs.Of(ModelSource.Bind("[Input(64, 32), Conv1D(64, 9), Conv1D(64, 9), Flatten, Dense(4)]")).GroupCost);

    [Fact]
    public void EveryWidthHasTheSame()
    {
        var graphs = ModelGraphs.Of(ModelSource.Bind("[Input(6, 3), Gru(20), Dense(2)]"));
        Assert.Single(new[] { 512, 256, 128 }.Select(bits => ModelScheduler.Run(graphs, new Tiling(bits), oneSequence: true).GroupCost).Distinct());
    }
}
