using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>
/// Gates z, r, h. Reset before: hh = f(x·Kh + (r·h)·Uh). Reset after: hh = f(x·Kh + r·(h·Uh + br)), with a bias for each product. Both: h′ = z·h + (1 − z)·hh.
/// </summary>
/// <param name="e">The layer.</param>
internal sealed class GruCell(LayerExport e) : CellExport(e)
{
    protected override int Gates => 3;

    private bool ResetsAfter => Export.Config.Flag("reset_after");

    public override OnnxValue[] Next(OnnxGraph g, OnnxValue x, IReadOnlyList<OnnxValue> states)
    {
        var h = states[0];
        var recurrent = Recurrent(g, h);
        OnnxValue Sigmoid(int gate) => Activated(g, "recurrent_activation", g.Add(Gate(g, x, gate), Gate(g, recurrent, gate)));
        OnnxValue z = Sigmoid(0), r = Sigmoid(1);
        var reset = ResetsAfter ? g.Mul(r, Gate(g, recurrent, 2)) : g.MatMul(g.Mul(r, h), Gate(g, Export.Weight("recurrent_kernel"), 2));
        var candidate = Activated(g, "activation", g.Add(Gate(g, x, 2), reset));
        return [g.Add(g.Mul(z, h), g.Mul(g.Sub(g.Number(1), z), candidate))];
    }

    protected override OnnxValue WithBias(OnnxGraph g, OnnxValue x) => ResetsAfter ? Row(g, x, 0) : base.WithBias(g, x);

    protected override OnnxValue Recurrent(OnnxGraph g, OnnxValue h) => ResetsAfter ? Row(g, base.Recurrent(g, h), 1) : base.Recurrent(g, h);

    /// <summary>With one of the two rows of the bias.</summary>
    private OnnxValue Row(OnnxGraph g, OnnxValue x, int row)
    {
        int wide = x.Shape[^1];
        return Export.WeightOrNull("bias") is null ? x : g.Add(x, Export.Constant("bias", [wide], Export.Model.Values(Export.Path + "/bias").AsSpan(row * wide, wide).ToArray()));
    }
}
