using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Emit.Keras;

/// <summary>What each use of a layer reads, in Keras 3's form: tensors by the history of layer, use and result.</summary>
/// <param name="model">The layers among which it stands.</param>
/// <param name="batch">Rows of a stateful model's batch; 0 for any.</param>
internal sealed class KerasNodes(IReadOnlyList<BoundLayer> model, int batch)
{
    /// <summary>A node for each use of the layer; none for an input.</summary>
    public string Of(BoundLayer layer) => KerasJson.Array(layer.Layer.IsInput ? [] : Uses(layer).Select(Node));

    /// <summary>A port of the model: layer, use and result. Here, and only here, a functional model has a use of its own in front of those by others.</summary>
    public string Port(BoundLayer read) => read.Layer.IsResult ? History(read.Inputs[0], read.Arguments.Int("Index") + 1) : History(read, 0, IsFunctional(read) ? 1 : 0);

    /// <summary>Layer, use and result that give a value.</summary>
    private string History(BoundLayer read) => read.Layer.IsResult ? History(read.Inputs[0], read.Arguments.Int("Index") + 1) : History(read, 0);

    private string Node(BoundLayer use)
    {
        var tensors = use.Inputs.Select(Tensor).ToList();
        var a = use.Arguments;
        string args = use.Layer switch
        {
            HeadedAttentionLayer => KerasJson.Array(tensors.Take(2)),
            SliceLayer => KerasJson.Array([tensors[0], Slice(use)]),
            MergeLayer or AttentionLayer => KerasJson.Array([KerasJson.Array(tensors)]),
            _ => KerasJson.Array(tensors),
        };
        IEnumerable<(string, string)> call =
        [
            .. use.Layer is HeadedAttentionLayer && tensors.Count > 2 ? [("key", tensors[2])] : Array.Empty<(string, string)>(),
            .. a.Has("UseCausalMask") && a.Flag("UseCausalMask") ? [("use_causal_mask", "true")] : Array.Empty<(string, string)>(),
            .. use.Layer is ReverseEmbeddingLayer ? [("reverse", "true")] : Array.Empty<(string, string)>(),
            .. use.InitialStates.Count > 0 ? [("initial_state", KerasJson.Array(States(use)))] : Array.Empty<(string, string)>(),
        ];
        return KerasJson.Object([("args", args), ("kwargs", KerasJson.Object(call))]);
    }

    private IEnumerable<string> States(BoundLayer use) => use.StartsFromFinalStates
        ? use.InitialStates[0].FinalStates.Select((shape, i) => Tensor(shape, "float32", History(use.InitialStates[0], i + 1)))
        : use.InitialStates.Select(Tensor);

    private string Tensor(BoundLayer read) => Tensor(read.OutputShape, read.Layer.IsInput && IdInputs.IsInteger(read, model) ? "int32" : "float32", History(read));

    private string Tensor(Shape shape, string type, string history) => KerasJson.Object(
        [("class_name", "\"__keras_tensor__\""), ("config", KerasJson.Object([("shape", KerasJson.Batch(shape, batch)), ("dtype", KerasJson.Value(type)), ("keras_history", history)]))]);

    private static bool IsFunctional(BoundLayer read) => (read.Shared ?? read).Model is { } inner && KerasArchitecture.IsFunctional(inner.Spec.IsGraph, inner.Layers);

    private string History(BoundLayer read, int result, int first = 0)
    {
        var own = read.Shared ?? read;
        int use = Uses(own).ToList().IndexOf(read) + first;
        return KerasJson.Array([KerasJson.Value(KerasLayers.NameOf(own)), KerasJson.Value(use), KerasJson.Value(result)]);
    }

    /// <summary>x[:, …, start:stop]: everything along the axes in front.</summary>
    public static string Slice(BoundLayer use)
    {
        int rank = use.InputShape.Rank, axis = SampleAxes.One(use.Arguments, rank);
        int start = use.Arguments.Int("Start") is < 0 and var fromEnd ? use.InputShape[axis] + fromEnd : use.Arguments.Int("Start");
        return KerasJson.Array(Enumerable.Range(0, axis + 2).Select(i => i <= axis ? Range(null, null) : Range(start, start + use.OutputShape[axis])));
    }

    private static string Range(int? start, int? stop) => KerasJson.Object(
        [("class_name", "\"__slice__\""), ("config", KerasJson.Object([("start", KerasJson.Value(start)), ("stop", KerasJson.Value(stop)), ("step", "null")]))]);

    private IEnumerable<BoundLayer> Uses(BoundLayer own) => model.Where(l => l == own || l.Shared == own);
}
