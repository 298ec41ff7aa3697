using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// The recurrent layers that follow as cells of one layer, Keras's <c>RNN(StackedRNNCells)</c>: each reads the output of the one before it at the same
/// step, so they are lowered one after another over whole sequences.
/// </summary>
internal sealed class StackedRnnLayer : Layer
{
    private static readonly string[] OfTheStack = ["ReturnSequences", "GoBackwards", "Stateful", "Unroll", "ZeroOutputForMask"];

    public override string Name => "StackedRnn";

    public override string ClassName => "RNN";

    public override string Stem => "stacked_rnn";

    public override bool IsWrapper => true;

    public override bool IsRecurrent => true;

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("Depth", null, 1, 64), Argument.Flag("ReturnSequences", false), Argument.Flag("GoBackwards", false), Argument.Flag("Stateful", false),
        Argument.Flag("Unroll", false), Argument.Flag("ZeroOutputForMask", false),
    ];

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name")];

    public override int? Depth(PartSpec part) => part["Depth"] is int depth and > 0 ? depth : 1;

    public override string TooFewBehind(PartSpec part, int found) =>
        FormattableString.Invariant($"Depth of [StackedRnn({Depth(part)})] is {Depth(part)}, but {found} layers follow it. Write {Depth(part)} recurrent layers after it.");

    public override bool Wraps(Layer inner) => inner is UnitsLayer or RnnLayer;

    public override (string Kind, string Examples) Wrappable => ("a recurrent layer with units", "Gru, Lstm, SimpleRnn or Rnn");

    public override IReadOnlyList<InnerLayer> InnerLayers(LayerBinding binding)
    {
        int depth = binding.Arguments.Int("Depth");
        return Enumerable.Range(0, depth)
            .Select(i => new InnerLayer("/" + NameOf(binding, i), written => Cell(binding, written, isLast: i == depth - 1)) { Part = i, IsChained = i > 0 }).ToList();
    }

    public override void Check(LayerBinding binding)
    {
        for (int i = 0; i < binding.Behind.Count; i++)
        {
            string name = NameOf(binding, i);
            if (NameChecks.Complaint(name) is { } complaint)
            {
                NameChecks.Report(binding.Behind[i], name, complaint, binding.Report);
            }
            else if (Enumerable.Range(0, i).Any(before => NameOf(binding, before) == name))
            {
                NameChecks.Report(binding.Behind[i], name, "is taken by another cell. Choose another.", binding.Report);
            }
        }
    }

    public override Shape? InnerMask(LayerBinding binding) => binding.InputMask;

    public override Shape InferShape(LayerBinding binding) => binding.Inner[binding.Inner.Count - 1].OutputShape;

    public override Shape? InferMask(LayerBinding binding, Shape output) => binding.Inner[binding.Inner.Count - 1].OutputMask;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !layer.Arguments.Flag("GoBackwards");

    public override LookAhead WhyAhead(BoundLayer layer) => RecurrentLayer.WhyAhead(layer.Arguments);

    public override bool KeepsTime(BoundLayer layer) => layer.Arguments.Flag("ReturnSequences");

    public override IReadOnlyList<Shape> FinalStates(BoundLayer layer) => layer.Inner.SelectMany(inner => inner.FinalStates).ToList();

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var mask = Directed(lowering, lowering.Mask);
        var value = Directed(lowering, x)!;
        var states = new List<Value>();
        int first = 0;
        foreach (var cell in lowering.Layer.Inner)
        {
            int count = cell.FinalStates.Count;
            value = lowering.LowerInner(cell, value, mask, lowering.InitialStates?.Skip(first).Take(count).ToList());
            first += count;
            states.AddRange(lowering.IsStep ? [] : lowering.Session.StatesOf(cell));
        }

        lowering.Session.RememberStates(lowering.Layer, states);
        return value;
    }

    private static Value? Directed(LayerLowering lowering, Value? sequence) =>
        sequence is not null && lowering.Arguments.Flag("GoBackwards") ? lowering.Builder.Reverse(sequence, lowering.RowAxes) : sequence;

    /// <summary>The Name of a cell is its own, not that of the stack; cells without one are counted.</summary>
    private static string NameOf(LayerBinding stack, int cell) =>
        (cell < stack.Behind.Count ? stack.Behind[cell]["Name"] as string : null) ?? "cell_" + (cell + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell as a layer: what is said of the sequence is said once, of the stack; between cells there are sequences.</summary>
    private static Arguments Cell(LayerBinding stack, Arguments written, bool isLast)
    {
        if (OfTheStack.FirstOrDefault(written.IsWritten) is { } misplaced)
        {
            stack.Complain($"{misplaced} of a cell of {stack.Display} is decided by the stack. Set it on StackedRnn.");
        }
        else if (!isLast && written.IsWritten("InitialState"))
        {
            stack.Complain($"InitialState of {stack.Display} gives the states of all cells. Set it on the last one.");
        }

        var own = stack.Arguments;
        return !written.Has("ReturnSequences") ? written : written
            .With("ReturnSequences", !isLast || own.Flag("ReturnSequences")).With("ZeroOutputForMask", isLast && own.Flag("ZeroOutputForMask"))
            .With("Stateful", own.Flag("Stateful")).With("Unroll", own.Flag("Unroll")).With("GoBackwards", false);
    }
}
