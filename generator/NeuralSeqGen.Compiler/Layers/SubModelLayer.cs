using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Another model in the place of a layer: its layers are lowered here, on the rows and with the masks of the place. Keras calls a model.</summary>
internal sealed class SubModelLayer : Layer
{
    /// <summary>More layers than that are better made of models of models.</summary>
    public const int MostRepeats = 100;

    public override string Name => "SubModel";

    public override bool IsModel => true;

    /// <summary>How many of it follow one another; the binder makes as many layers.</summary>
    public static readonly Argument Repeat = Argument.Integer("Repeat", 1, 1, MostRepeats) with { IsLater = true };

    public override IReadOnlyList<Argument> Arguments { get; } = [Repeat];

    public override string StemOf(PartSpec part) => Naming.Snake(part.SubModel?.TypeName ?? Name);

    public override Shape InferShape(LayerBinding binding)
    {
        if (binding.Model is not { } model)
        {
            return binding.Input;
        }

        if (!binding.Input.Equals(model.Input.Shape))
        {
            binding.Break($"{binding.Display} reads {Naming.Batch(binding.Input)}, but the input of {model.Spec.Name} is {Naming.Batch(model.Input.Shape)}. Change the layers in front of it, or [Input] of {model.Spec.Name}.");
        }

        int times = binding.Arguments.Int(Repeat.Name);
        if (times > 1 && !model.Output.OutputShape.Equals(model.Input.Shape))
        {
            binding.Break($"{binding.Display} stands {Naming.Count(times)} times, each on the output of the one before, but {model.Spec.Name} makes {Naming.Batch(model.Output.OutputShape)} of {Naming.Batch(model.Input.Shape)}. Let it give the shape that it reads, or remove Repeat.");
        }

        return model.Output.OutputShape;
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => binding.Model?.Output.OutputMask;

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.Model is not { } model || Causality.Of(model.Layers).First is null;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        layer.Model is { } model && Causality.Dependence(model.Layers, model.Input.Layer, inputs[0]!, model.Output) is { Ahead.Count: 0 } inside ? inside.Reach : null;

    public override LookAhead WhyAhead(BoundLayer layer) => FirstAhead(layer) is { } inner ? new($"holds {inner.Display}, which {Causality.WhyNotStepwise(inner, layer.Model!.Layers)}", "") : base.WhyAhead(layer);

    public override bool KeepsTime(BoundLayer layer) => layer.Model is not { } model || Causality.Timed(model.Layers).Contains(model.Output);

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var model = lowering.Layer.Model!;
        var layers = new StackLowering(lowering.Session, model.Layers, lowering.RowAxes);
        string scope = lowering.Builder.Scope;
        layers.Start(model.Input.Layer, x, model.Input.Layer.EmitsMask ? lowering.Mask : null, lowering.IsStep);
        layers.Run();
        lowering.Builder.Scope = scope;
        lowering.LeavingMask = layers.Mask(model.Output);
        return layers.Output(model.Output);
    }

    public override Value? LowerMask(LayerLowering lowering, Value x, Value? mask) => lowering.LeavingMask;

    private static BoundLayer? FirstAhead(BoundLayer layer) => layer.Model is not { } model ? null :
        Causality.Ahead(model.Layers, model.Input.Layer, model.Output).FirstOrDefault()?.Layer ?? Causality.Of(model.Layers).First;
}
