using NeuralSeqGen.Onnx.Graph;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Gates i, f, c, o: c′ = f·c + i·a(…), h′ = o·a(c′).</summary>
/// <param name="e">The layer.</param>
internal class LstmCell(LayerExport e) : CellExport(e)
{
    public override int States => 2;

    protected override int Gates => 4;

    public override OnnxValue[] Next(OnnxGraph g, OnnxValue x, IReadOnlyList<OnnxValue> states)
    {
        var sum = g.Add(x, Recurrent(g, states[0]));
        OnnxValue Sigmoid(int gate) => Activated(g, "recurrent_activation", Gate(g, sum, gate));
        var c = g.Add(g.Mul(Sigmoid(1), states[1]), g.Mul(Sigmoid(0), Activated(g, "activation", Gate(g, sum, 2))));
        return [g.Mul(Sigmoid(3), Activated(g, "activation", c)), c];
    }
}
