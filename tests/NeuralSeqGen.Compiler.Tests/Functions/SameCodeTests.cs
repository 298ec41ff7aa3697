using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>
/// A cell that is written as a function costs what the built-in one costs: behind the passes both are the same operations on the same shapes. Only the order in
/// which values come into a scan is that of the text.
/// </summary>
public sealed class SameCodeTests
{
    [Theory]
    [InlineData("SimpleRnn")]
    [InlineData("Gru")]
    [InlineData("Lstm")]
    public void CompiledCell_HasTheOperationsOfTheBuiltIn(string cell)
    {
        var own = FunctionSource.BindValid("Input(6, 3), Rnn(nameof(F), 16, ReturnSequences = true), Dense(2), MeanSquaredError, Sgd", (string)typeof(Cells).GetField(cell)!.GetValue(null)!);
        var built = ModelSource.BindValid($"[Input(6, 3), {cell}(16, ReturnSequences = true), Dense(2), MeanSquaredError, Sgd]");

        Assert.Equal(Operations(ModelLowering.Predict(built)), Operations(ModelLowering.Predict(own)));
        Assert.Equal(Operations(ModelLowering.Train(built)), Operations(ModelLowering.Train(own)));
    }

    private static List<string> Operations(Graph graph)
    {
        CompilationPipeline.Run(graph);
        return [.. Lines(graph).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Lines(Graph graph) => graph.Nodes.SelectMany(node => (node.Op is ScanOp scan ? Lines(scan.Body).Select(line => "  " + line) : [])
        .Append($"{node.Op.Mnemonic} {string.Join(", ", node.Op is ScanOp ? node.Inputs.Select(x => x.Shape.ToString()).Order(StringComparer.Ordinal) : node.Inputs.Select(x => x.Shape.ToString()))} to {string.Join(", ", node.Outputs.Select(x => x.Shape))}"));
}
