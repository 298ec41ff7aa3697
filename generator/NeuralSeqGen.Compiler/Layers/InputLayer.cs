using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Where samples enter; <c>keras.Input(shape=…)</c>.</summary>
internal sealed class InputLayer : Layer
{
    public override string Name => "Input";

    public override string ClassName => "InputLayer";

    public override string Stem => "input";

    public override bool IsInput => true;

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name")];

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        new("Shape", ArgumentKind.Integers, null) { IsPositional = true, Check = v => CheckShape((EquatableArray<int>)v) },
        Argument.Choice("ElementType", "Auto", ["Auto", "Single", "Int32"]), Argument.Integer("BatchSize", 0, 0),
    ];

    public override Shape InferShape(LayerBinding binding) => new(binding.Arguments.Ints("Shape").ToArray());

    public override Value Lower(LayerLowering lowering, Value x) => x;

    private static string? CheckShape(EquatableArray<int> extents) =>
        extents.Count == 0 ? "must have at least one extent, as in [Input(64, 15)] for 64 steps of 15 features" :
        extents.Any(e => e < 1) ? "must have extents of 1 or more" :
        SizeLimits.Elements(extents) > SizeLimits.MaxElements ? "must have " + Naming.Count(SizeLimits.MaxElements) + " elements or fewer" : null;
}
