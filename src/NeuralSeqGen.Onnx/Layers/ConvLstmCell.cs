using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>An LSTM whose products are convolutions along the rows; that of the state has steps of 1 and is padded.</summary>
/// <param name="e">The layer.</param>
internal sealed class ConvLstmCell(LayerExport e) : LstmCell(e)
{
    public override OnnxValue Prepared(OnnxValue x)
    {
        var g = Export.Graph;
        var y = ConvolutionLayers.Convolved(Export, g.Fold(x), Window.OfKernel(Export.Config), ConvolutionLayers.Kernel(Export, "kernel"), 1);
        return g.Unfold(WithBias(g, y), x.Shape[0]);
    }

    protected override OnnxValue Recurrent(OnnxGraph g, OnnxValue h) =>
        ConvolutionLayers.Convolved(Export with { Graph = g }, h, new(Export.Config.Int("kernel_size"), 1, 1, "same"), ConvolutionLayers.Kernel(Export, "recurrent_kernel"), 1);
}
