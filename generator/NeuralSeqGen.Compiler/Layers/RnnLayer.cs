using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A cell that its author wrote in C#, run along the steps: a function of one step and the states. Its first result is the output, and the first state unless there is one more.</summary>
internal sealed class RnnLayer : RecurrentLayer
{
    public override string Name => "Rnn";

    public override string ClassName => "RNN";

    public override Shape LikelyInput => new(1, 1);

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Class("Type"), Argument.RequiredText("Cell"), Argument.Integer("Units", null, 1, SizeLimits.MaxExtent), Argument.Values("Arguments"),
        Argument.Flag("ReturnSequences", false), Argument.Flag("GoBackwards", false), Argument.Flag("Stateful", false), Argument.Flag("Unroll", false),
        Argument.Flag("ZeroOutputForMask", false), Argument.Share("Dropout", 0), Argument.Share("RecurrentDropout", 0), Argument.Texts("InitialState"),
    ];

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank < 2)
        {
            ChainChecks.NeedsSequence(binding);
        }

        var output = binding.Function?.Graph.Results[0].Shape ?? State(binding.Arguments, Shape.Scalar);
        return binding.Arguments.Flag("ReturnSequences") ? output.Insert(0, binding.Input.Rank < 2 ? 1 : binding.Input[0]) : output;
    }

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => FunctionWeight.Declarations(binding);

    public override Shape State(Arguments arguments, Shape step) => new(arguments.Int("Units"));

    public override IReadOnlyList<CellState> StatesOf(BoundLayer layer, Shape step) =>
        layer.Function?.States.Select((shape, i) => new CellState(i == 0 ? "h" : "h" + Naming.Number(i), shape)).ToList() ?? base.StatesOf(layer, step);

    public override Shape? OwnOutput(BoundLayer layer) =>
        layer.Function is { } function && function.Spec.Main.Results > function.States.Count ? layer.OutputShape.Skip(layer.Arguments.Flag("ReturnSequences") ? 1 : 0) : null;

    public override IReadOnlyList<Shape> DroppedStates(IReadOnlyList<Shape> states) => states;

    public override IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states)
    {
        var read = states.Select((state, i) => cell.Dropped(state, i)).Prepend(x).ToList();
        var results = cell.Run(cell.Layer.Function!.Run(read.Select(value => value.Shape.Skip(cell.RowAxes)).ToList(), null, cell.IsTraining), read);
        return results.Count > states.Count ? [.. results.Skip(1), results[0]] : results;
    }
}
