using System.Text.Json;
using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>A use of a layer while it is written: its arguments, what it reads, its weights.</summary>
/// <param name="Graph">Where nodes go.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Path">What the names of its weights begin with.</param>
/// <param name="Model">Weights, states and names of the model.</param>
internal sealed record LayerExport(OnnxGraph Graph, KerasLayer Layer, string Path, ModelWeightSource Model)
{
    public JsonElement Config => Layer.Config;

    public required IReadOnlyList<OnnxValue> Inputs { get; init; }

    /// <summary>The masks of the inputs; null where all steps count.</summary>
    public required IReadOnlyList<OnnxValue?> Masks { get; init; }

    /// <summary>Initial states; none for zeros.</summary>
    public IReadOnlyList<OnnxValue> States { get; init; } = [];

    public KerasCall? Call { get; init; }

    /// <summary>Whether an attention sees itself and earlier steps only.</summary>
    public bool IsCausal => Call?.IsCausal == true || Config.Flag("use_causal_mask");

    public OnnxValue Input => Inputs[0];

    public OnnxValue? Mask => Masks[0];

    /// <summary>A weight in Keras's layout.</summary>
    public OnnxValue Weight(string name) => WeightOrNull(name) ?? throw new InvalidOperationException($"{Layer.Display} has no weight '{name}'.");

    public OnnxValue? WeightOrNull(string name) => Model.Has(Path + "/" + name) ? Model.Constant(Graph, Path + "/" + name) : null;

    /// <summary>A constant made of weights or arguments.</summary>
    public OnnxValue Constant(string name, int[] extents, float[] values) => Graph.Constant(name, extents, values);

    /// <summary>The same use with another layer in it, such as the one in a wrapper.</summary>
    public LayerExport With(KerasLayer inner, string path, OnnxValue input, OnnxValue? mask) => this with { Layer = inner, Path = path, Inputs = [input], Masks = [mask], States = [], Call = null };

    /// <summary>The result with the mask that came in, where the output still has those axes.</summary>
    public LayerResult Kept(OnnxValue value) => new(value, Mask is { } mask && mask.Rank < value.Rank && value.Shape.Take(mask.Rank).SequenceEqual(mask.Shape) ? mask : null);

    /// <summary>What a layer says that ONNX cannot say.</summary>
    public NotSupportedException Refusal(string what) => new($"{Layer.Display} {what}");
}
