using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// (steps, rows, channels) to (rows, filters), or (steps, rows, filters) with ReturnSequences: an LSTM whose products are convolutions along the rows (Shi et
/// al., 2015; keras/src/layers/rnn/conv_lstm.py). Gates i, f, c, o: z = conv(x, kernel) + bias + conv(h, recurrent_kernel), the latter in steps of 1 and padded.
/// </summary>
internal sealed class ConvLstm1DLayer : RecurrentLayer
{
    private static readonly string[] Gates = ["i", "f", "c", "o"];

    public override string Name => "ConvLstm1D";

    public override string ClassName => "ConvLSTM1D";

    public override IReadOnlyList<string> States => ["h", "c"];

    public override Shape LikelyInput => new(1, 1, 1);

    public override int DropoutMasks => Gates.Length;

    public override IReadOnlyList<Argument> CommonArguments { get; } = [.. CommonLayerArguments.Unary, .. CommonLayerArguments.Kernel, .. CommonLayerArguments.Recurrent];

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("Filters", null, 1, SizeLimits.MaxExtent), Argument.Integer("KernelSize", null, 1, SizeLimits.MaxExtent), Argument.Integer("Strides", 1, 1, SizeLimits.MaxExtent),
        Argument.Integer("DilationRate", 1, 1, 1 << 10), Argument.Choice("Padding", "Valid", SlidingWindow.Paddings),
        CommonLayerArguments.ActivationArgument("RecurrentActivation", "Sigmoid"), Argument.Flag("UnitForgetBias", true),
    ];

    public override void Check(LayerBinding binding) => WindowChecks.StridesOrDilation(binding);

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank != 3)
        {
            binding.Break($"{binding.Display} reads (steps, rows, channels), but {ChainChecks.Received(binding)}. Put a [Reshape(steps, rows, channels)] in front of it.");
        }
        else if (SlidingWindow.OfKernel(binding.Arguments) is var window && window.Count(binding.Input[1]) < 1)
        {
            binding.Break($"{binding.Display} needs {Naming.Count(window.Span)} rows for one window, but {ChainChecks.Received(binding)}. Make KernelSize smaller, or set Padding = ConvolutionPadding.Same.");
        }

        var state = binding.Input.Rank == 3 ? State(binding.Arguments, binding.Input.Skip(1)) : new Shape(1, binding.Arguments.Int("Filters"));
        return binding.Arguments.Flag("ReturnSequences") ? state.Insert(0, binding.Input.Rank > 0 ? binding.Input[0] : 1) : state;
    }

    /// <summary>A step is masked where all its rows are.</summary>
    public override Shape? InferMask(LayerBinding binding, Shape output) =>
        binding.Arguments.Flag("ReturnSequences") && binding.InputMask is { Rank: > 0 } mask ? mask.Take(1) : null;

    public override Value? LowerMask(LayerLowering lowering, Value x, Value? mask) =>
        lowering.Layer.EmitsMask && mask is not null ? RecurrentLowering.OfSteps(lowering, mask) : null;

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        int filters = binding.Arguments.Int("Filters"), size = binding.Arguments.Int("KernelSize"), wide = Gates.Length * filters;
        yield return new("kernel", new Shape(size, binding.Input.Last, wide), "Kernel");
        yield return new("recurrent_kernel", new Shape(size, filters, wide), "Recurrent");
        if (binding.Arguments.Flag("UseBias"))
        {
            var bias = new WeightDeclaration("bias", new Shape(wide), "Bias");
            yield return binding.Arguments.Flag("UnitForgetBias") ? bias with { OnesStart = filters, OnesEnd = 2 * filters } : bias;
        }
    }

    public override Shape State(Arguments arguments, Shape step) => new(step.Rank == 2 ? Math.Max(1, SlidingWindow.OfKernel(arguments).Count(step[0])) : 1, arguments.Int("Filters"));

    /// <summary>The convolutions of the input, for all gates side by side.</summary>
    public override Value Prepared(LayerLowering lowering, Value x, IReadOnlyList<Value> dropped)
    {
        var kernel = lowering.Weight("kernel");
        var bias = lowering.WeightOrNull("bias");
        var window = SlidingWindow.OfKernel(lowering.Arguments);
        if (dropped.All(value => value == x))
        {
            return Convolved(lowering.Builder, x, window, kernel, bias);
        }

        int filters = lowering.Arguments.Int("Filters");
        Value Columns(Value weight, int gate) => lowering.Builder.Slice(weight, weight.Shape.Rank - 1, gate * filters, filters);
        return lowering.Builder.Concat(x.Shape.Rank - 1, [.. dropped.Select((value, gate) => Convolved(lowering.Builder, value, window, Columns(kernel, gate), bias is null ? null : Columns(bias, gate)))]);
    }

    public override IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states)
    {
        var b = cell.Builder;
        var i = cell.Activate("RecurrentActivation", Sum(cell, 0, x, states[0]), "i");
        var f = cell.Activate("RecurrentActivation", Sum(cell, 1, x, states[0]), "f");
        var candidate = cell.Activate("Activation", Sum(cell, 2, x, states[0]), "cc");
        var next = CellLowering.Named(b.Add(b.Mul(f, states[1]), b.Mul(i, candidate)), "c");
        var o = cell.Activate("RecurrentActivation", Sum(cell, 3, x, states[0]), "o");
        return [CellLowering.Named(b.Mul(o, cell.Activate("Activation", next, "a")), "h"), next];
    }

    private static Value Sum(CellLowering cell, int gate, Value x, Value h)
    {
        int filters = cell.Arguments.Int("Filters");
        var ofInput = cell.Builder.Slice(x, x.Shape.Rank - 1, gate * filters, filters);
        var window = new SlidingWindow(cell.Arguments.Int("KernelSize"), 1, 1, "Same");
        return Convolved(cell.Builder, cell.Dropped(h, gate), window, cell.Gate("recurrent_kernel", gate, filters, "recurrent_kernel_" + Gates[gate])!, ofInput);
    }

    /// <summary>[…, rows, channels] to […, rows, filters].</summary>
    private static Value Convolved(GraphBuilder b, Value x, SlidingWindow window, Value kernel, Value? init)
    {
        int axis = x.Shape.Rank - 2;
        var (before, after) = window.Pads(x.Shape[axis]);
        var windows = b.Window(b.Pad(x, axis, before, after), axis, window.Size, window.Stride, window.Dilation);
        return b.Contract(windows, kernel, 2, init);
    }
}
