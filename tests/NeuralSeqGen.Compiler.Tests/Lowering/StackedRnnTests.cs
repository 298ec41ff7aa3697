using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A stack of cells gives the numbers of the layers one after another.</summary>
public sealed class StackedRnnTests
{
    [Theory]
    [InlineData("StackedRnn(2), Gru(3), Lstm(2)", "Gru(3, ReturnSequences = true), Lstm(2)")]
    [InlineData("StackedRnn(3, ReturnSequences = true), SimpleRnn(3), Lstm(2), Gru(4, ResetAfter = true)", "SimpleRnn(3, ReturnSequences = true), Lstm(2, ReturnSequences = true), Gru(4, ReturnSequences = true, ResetAfter = true)")]
    [InlineData("StackedRnn(2, GoBackwards = true), Gru(3), Gru(2)", "Gru(3, ReturnSequences = true, GoBackwards = true), Gru(2)")]
    [InlineData("Masking, StackedRnn(2, ReturnSequences = true, ZeroOutputForMask = true), Gru(3), Gru(2)", "Masking, Gru(3, ReturnSequences = true), Gru(2, ReturnSequences = true, ZeroOutputForMask = true)")]
    [InlineData("StackedRnn(1), Gru(3, Dropout = 0.3, RecurrentDropout = 0.2)", "Gru(3, Dropout = 0.3, RecurrentDropout = 0.2)")]
    public void Stack_IsTheLayersOneAfterAnother(string stack, string layers)
    {
        var (loss, gradients) = Train($"[Input(5, 3), {stack}, Dense(2), MeanSquaredError]");
        var (expectedLoss, expected) = Train($"[Input(5, 3), {layers}, Dense(2), MeanSquaredError]");

        Assert.Equal(expectedLoss, loss);
        Assert.Equal(expected, gradients);
    }

    [Fact]
    public void Stack_InBothDirections_HasWeightsOfItsOwnInEach()
    {
        var model = ModelSource.BindValid("[Input(5, 3), Bidirectional, StackedRnn(2, ReturnSequences = true), Gru(3, UseBias = false), SimpleRnn(2, UseBias = false)]");

        Assert.Equal(new Shape(5, 4), model.Outputs[0].Shape);
        Assert.Equal(["forward/cell_1/kernel", "forward/cell_1/recurrent_kernel", "forward/cell_2/kernel", "forward/cell_2/recurrent_kernel",
            "backward/cell_1/kernel", "backward/cell_1/recurrent_kernel", "backward/cell_2/kernel", "backward/cell_2/recurrent_kernel"],
            model.Weights.Select(w => w.Name["bidirectional_1/".Length..]));
    }

    [Theory]
    [InlineData("StackedRnn(2, Name = \"stack\"), Gru(3, UseBias = false, Name = \"lower\"), SimpleRnn(2, UseBias = false)", "stack/lower", "stack/cell_2")]
    [InlineData("StackedRnn(2), Gru(3, UseBias = false, Name = \"cell_0\"), SimpleRnn(2, UseBias = false, Name = \"cell_1\")", "stacked_rnn_1/cell_0", "stacked_rnn_1/cell_1")]
    public void NamesOfCells_AreThoseOfTheirWeights(string stack, string first, string second)
    {
        var model = ModelSource.BindValid($"[Input(5, 3), {stack}]");

        Assert.Equal([first + "/kernel", first + "/recurrent_kernel", second + "/kernel", second + "/recurrent_kernel"], model.Weights.Select(w => w.Name));
    }

    [Theory]
    [InlineData("Gru(3, Name = \"a\"), Gru(2, Name = \"a\")", "Name = \"a\" of [Gru] is taken by another cell. Choose another.")]
    [InlineData("Gru(3, Name = \"cell_2\"), Gru(2)", "Name = \"cell_2\" of [Gru] is taken by another cell. Choose another.")]
    [InlineData("Gru(3), Gru(2, Name = \"a/b\")", "Name = \"a/b\" of [Gru] has a character that names of weights cannot hold. Use letters, digits and '_'.")]
    public void NamesOfCells_AreChecked(string cells, string sentence)
    {
        var model = ModelSource.BindDeclaration($"[SequenceModel, Input(5, 3), StackedRnn(2), {cells}] public sealed partial class Model1;");

        Assert.Contains(model.Findings, finding => finding.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    private static (double Loss, double[] Gradients) Train(string attributes)
    {
        var model = ModelSource.BindValid(attributes);
        var graph = ModelLowering.Train(model);
        GraphVerifier.Verify(graph);
        var results = GraphInterpreter.Run(graph, RandomPorts.Of(model, batch: 3, seed: 4));
        return (results.Sum(0), results.Gradients);
    }
}
