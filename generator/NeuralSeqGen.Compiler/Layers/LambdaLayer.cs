using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A function of one or more values, which its author wrote in C#. A mask that comes along stays where each step is made of the same step, or the function reads it.</summary>
internal sealed class LambdaLayer : Layer
{
    public override string Name => "Lambda";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Class("Type"), Argument.RequiredText("Function"), Argument.Values("Arguments")];

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name"), Argument.Flag("Trainable", true)];

    /// <summary>Strings behind the name are nodes.</summary>
    public override IReadOnlyList<string?> Sources(PartSpec part) =>
        part["Arguments"] is EquatableArray<object> given && given.OfType<string>().ToList() is { Count: > 0 } nodes ? nodes : new string?[] { null };

    public override Shape InferShape(LayerBinding binding) => binding.Function is { } bound ? bound.Graph.Results[0].Shape : binding.Input;

    public override Shape? InferMask(LayerBinding binding, Shape output) =>
        AreSame(binding.InputMasks) && (binding.Function is not { } bound || bound.Function.ReadsMask || FunctionTime.KeepsSteps(bound.Graph)) ? base.InferMask(binding, output) : null;

    public override MaskEnd? WhyMaskEnds(BoundLayer layer) =>
        layer.OutputMask is not null || layer.Function is { ReadsMask: true } ? null :
        !AreSame(layer.InputMasks) ? MaskEnd.OfSteps("reads values with other masks, or none") :
        new("gives other steps, or makes a step of several", "Give the function a parameter 'Tensor mask' and leave padding out by it, or put the layer where nothing is masked.");

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => FunctionWeight.Declarations(binding);

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.Function is not { } function || IsStepwise(function, layer);

    public override bool KeepsTime(BoundLayer layer) => IsStepwise(layer, true);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        TimeAxis(layer, inputs.Select(i => i?.Axis).ToList()) is { } axis ? new(axis, inputs.OfType<TimeReach>().Max(i => i.Ahead)) : null;

    public override LookAhead WhyAhead(BoundLayer layer) => new("mixes the steps in its function, or counts them", "");

    public override Value Lower(LayerLowering lowering, Value x) => Lower(lowering, [x]);

    public override Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs) => new FunctionLowering(lowering).Run(inputs);

    public override Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs) =>
        lowering.Layer.EmitsMask ? Mask(lowering) : null;

    /// <summary>What the function's parameter <c>mask</c> receives, and what goes on: a step counts where one of the inputs has it, if all have masks of the same steps.</summary>
    public static Value? Mask(LayerLowering lowering) =>
        AreSame(lowering.Layer.InputMasks) ? lowering.Masks.OfType<Value>().Aggregate(lowering.Builder.Max) : lowering.Mask;

    private static bool AreSame(IReadOnlyList<Shape?> masks) => masks.All(mask => mask is not null && mask.Equals(masks[0]));

    private static bool IsStepwise(BoundFunction function, BoundLayer layer)
    {
        var graph = function.Run(layer.InputShapes, layer.InputMask, isTraining: false);
        return FunctionTime.Of(graph, layer.InputShapes.Select(_ => (int?)0).ToList()) == 0 && FunctionStep.IsSame(function, graph, layer.InputShapes, layer.InputMask);
    }

    private static int? TimeAxis(BoundLayer layer, IReadOnlyList<int?> axes) =>
        layer.Function is { } function ? FunctionTime.Of(function.Run(layer.InputShapes, layer.InputMask, isTraining: false), axes) : 0;
}
