using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>x + sin of the angle at even features and cos at odd ones, the angles falling behind those of <see cref="PositionAngles"/> (keras_hub/src/layers/modeling/sine_position_encoding.py).</summary>
internal sealed class SinePositionEncodingLayer : PositionLayer
{
    public override string Name => "SinePositionEncoding";

    public override IReadOnlyList<Argument> Arguments { get; } = [PositionAngles.MaxWavelength("MaxWavelength"), AddsInput];

    protected override Value Rows(LayerLowering lowering, int positions) => Encoded(lowering, lowering.Builder.Iota(new Shape(positions)));

    protected override Value Row(LayerLowering lowering, Value position) => Encoded(lowering, position);

    /// <summary>[positions…, features]; feature f turns as f − f mod 2 says.</summary>
    private static Value Encoded(LayerLowering lowering, Value positions)
    {
        var b = lowering.Builder;
        int features = lowering.Layer.InputShape.Last;
        var feature = b.Iota(new Shape(features));
        var isOdd = b.Sub(feature, PositionAngles.Even(b, feature));
        var angles = PositionAngles.Of(b, positions, PositionAngles.Even(b, feature), features, lowering.Arguments.Real("MaxWavelength"));
        return b.Select(b.BroadcastLeading(isOdd, angles.Shape), b.Cos(angles), b.Sin(angles));
    }
}
