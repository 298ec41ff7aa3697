using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>A cell: what is made for all steps at once, and the new states of one step. A subclass is its gates.</summary>
/// <param name="e">The layer.</param>
internal abstract class CellExport(LayerExport e)
{
    protected LayerExport Export => e;

    /// <summary>Number of states; the first is the output.</summary>
    public virtual int States => 1;

    /// <summary>Number of gates side by side in each weight.</summary>
    protected abstract int Gates { get; }

    public static CellExport Of(LayerExport e) => e.Layer.ClassName switch
    {
        "GRU" => new GruCell(e),
        "LSTM" => new LstmCell(e),
        "ConvLSTM1D" => new ConvLstmCell(e),
        "SimpleRNN" => new SimpleCell(e),
        _ => throw LayerExports.NoForm(e),
    };

    /// <summary>The products of the input with the kernels of all gates, for all steps.</summary>
    public virtual OnnxValue Prepared(OnnxValue x) => WithBias(e.Graph, e.Graph.MatMul(x, e.Weight("kernel")));

    /// <summary>Extents of a state of one sample.</summary>
    public virtual int[] State(OnnxValue prepared) => [.. prepared.Shape[1..^1], prepared.Shape[^1] / Gates];

    public abstract OnnxValue[] Next(OnnxGraph g, OnnxValue x, IReadOnlyList<OnnxValue> states);

    /// <summary>The bias that is added to the products of the input.</summary>
    protected virtual OnnxValue WithBias(OnnxGraph g, OnnxValue x) => e.WeightOrNull("bias") is { } bias ? g.Add(x, bias) : x;

    /// <summary>One gate of what stands side by side.</summary>
    protected OnnxValue Gate(OnnxGraph g, OnnxValue all, int gate)
    {
        int width = all.Shape[^1] / Gates;
        return g.Slice(all, all.Rank - 1, gate * width, width);
    }

    /// <summary>The state's product with the recurrent kernel of all gates.</summary>
    protected virtual OnnxValue Recurrent(OnnxGraph g, OnnxValue h) => g.MatMul(h, e.Weight("recurrent_kernel"));

    protected OnnxValue Activated(OnnxGraph g, string key, OnnxValue x) => Activations.Apply(g, e.Config.Activation(key), x);
}
