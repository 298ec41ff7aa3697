using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The layers of another node on another input, with the same weights. The binder puts those layers in its place, so that nothing is lowered here.</summary>
internal sealed class ReuseLayer : Layer
{
    public override string Name => "Reuse";

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Layer") with { IsPositional = true }, Argument.Text("From")];

    public override IReadOnlyList<string> References(PartSpec part) => part["Layer"] is string layer ? [layer] : [];

    public override string Reused(PartSpec part) => part["Layer"] as string ?? "";

    public override Shape InferShape(LayerBinding binding) => binding.Input;

    public override Value Lower(LayerLowering lowering, Value x) => throw new InvalidOperationException("a reused layer is lowered as itself");
}
