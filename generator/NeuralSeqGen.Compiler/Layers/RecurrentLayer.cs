using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// A cell run along the steps: its first state at the last step, or at every one with ReturnSequences. <see cref="Lower(LayerLowering, Value)"/> hands the
/// walk along the steps to <see cref="RecurrentLowering"/>, which calls <see cref="Prepared"/> once for all steps and then <see cref="Cell"/> in the body of
/// the scan, where a <see cref="CellLowering"/> stands for the layer.
/// </summary>
internal abstract class RecurrentLayer : Layer
{
    /// <summary>Names of the carried states; the first is the output.</summary>
    public virtual IReadOnlyList<string> States => ["h"];

    public sealed override bool IsRecurrent => true;

    public override bool BlendsStates => true;

    // blends of probabilities lie between 0 and 1, too, but add up to no known sum
    public override string? Activation(BoundLayer layer) => BlendsStates && layer.Arguments.Has("Activation") && layer.Arguments.Choice("Activation") is "Tanh" or "Linear" or "Relu" or "Elu" or "Softsign" ? layer.Arguments.Choice("Activation") : null;

    public sealed override IReadOnlyList<string> References(PartSpec part) => part["InitialState"] as EquatableArray<string> ?? EquatableArray<string>.Empty;

    public override Shape? InferMask(LayerBinding binding, Shape output) =>
        binding.Arguments.Flag("ReturnSequences") ? base.InferMask(binding, output) : null;

    public sealed override bool IsStepwise(BoundLayer layer, bool isTimed) => !layer.Arguments.Flag("GoBackwards");

    /// <summary>What makes a recurrent layer with these arguments need later steps.</summary>
    public static LookAhead WhyAhead(Arguments arguments) => arguments.Flag("GoBackwards")
        ? new("reads the sequence from its end", "Remove GoBackwards.")
        : new("gives its last step only, which has read all of them", "Set ReturnSequences = true.");

    public sealed override LookAhead WhyAhead(BoundLayer layer) => WhyAhead(layer.Arguments);

    public sealed override bool KeepsTime(BoundLayer layer) => layer.Arguments.Flag("ReturnSequences");

    public sealed override IReadOnlyList<Shape> FinalStates(BoundLayer layer) => StatesOf(layer, layer.InputShape.Skip(1)).Select(state => state.Shape).ToList();

    /// <summary>The carried states of a layer in its place; by default <see cref="States"/>, of one shape.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="step">Extents of what the cell reads at a step.</param>
    public virtual IReadOnlyList<CellState> StatesOf(BoundLayer layer, Shape step) => States.Select(name => new CellState(name, State(layer.Arguments, step))).ToList();

    /// <summary>Extents of an output that is none of the states and stands behind them in what <see cref="Cell"/> gives; null where the first state is the output.</summary>
    public virtual Shape? OwnOutput(BoundLayer layer) => null;

    /// <summary>Extents of the sets of features that are dropped of the states.</summary>
    public virtual IReadOnlyList<Shape> DroppedStates(IReadOnlyList<Shape> states) => Enumerable.Repeat(states[0], DropoutMasks).ToList();

    /// <summary>Extents of each state.</summary>
    /// <param name="arguments">Of the layer.</param>
    /// <param name="step">Extents of what the cell reads at a step.</param>
    public abstract Shape State(Arguments arguments, Shape step);

    /// <summary>How many sets of features dropout draws, each for other gates.</summary>
    public virtual int DropoutMasks => 1;

    /// <summary>What the cell reads, made for all steps at once; by default what the layer reads.</summary>
    /// <param name="lowering">The layer.</param>
    /// <param name="x">Its input, of one step or of all.</param>
    /// <param name="dropped">The input as training sees it, for each set of dropped features.</param>
    public virtual Value Prepared(LayerLowering lowering, Value x, IReadOnlyList<Value> dropped) => dropped[0];

    /// <summary>The new states from one step of <see cref="Prepared"/> and the old states.</summary>
    public abstract IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states);

    public sealed override Value Lower(LayerLowering lowering, Value x) => new RecurrentLowering(this, lowering).Lower(x);
}
