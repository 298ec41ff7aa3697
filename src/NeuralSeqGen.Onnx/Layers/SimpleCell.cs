using NeuralSeqGen.Onnx.Graph;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>h′ = f(x·K + h·U + b).</summary>
/// <param name="e">The layer.</param>
internal sealed class SimpleCell(LayerExport e) : CellExport(e)
{
    protected override int Gates => 1;

    public override OnnxValue[] Next(OnnxGraph g, OnnxValue x, IReadOnlyList<OnnxValue> states) => [Activated(g, "activation", g.Add(x, Recurrent(g, states[0])))];
}
