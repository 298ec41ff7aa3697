using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The prefix of a layer of its own for the way back, behind the layer of Bidirectional, which binds and lowers what follows it: Keras's <c>backward_layer</c>.</summary>
internal sealed class BackwardLayer : Layer
{
    public override string Name => "BackwardLayer";

    public override bool IsWrapper => true;

    public override IReadOnlyList<Argument> CommonArguments => [];

    public override bool Wraps(Layer inner) => inner.IsRecurrent;

    public override Shape InferShape(LayerBinding binding)
    {
        binding.Report.Break(new Finding(RuleIds.MisplacedPart, binding.Part, binding.Report.ModelName,
            $"{binding.Display} stands behind no layer of Bidirectional. Write it there, as in [Bidirectional, Gru(4), BackwardLayer, Lstm(4)]."));
        return binding.Wrapped!.OutputShape;
    }

    public override Value Lower(LayerLowering lowering, Value x) => throw new InvalidOperationException("the layer of the way back is lowered by Bidirectional");
}
