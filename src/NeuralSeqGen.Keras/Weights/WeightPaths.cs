namespace NeuralSeqGen.Keras.Weights;

/// <summary>Under which groups Keras 3 keeps the weights of a layer, one table for reading and for writing (keras/src/saving/saving_lib.py). Weights here have the names of Keras's layers inside, without an ending.</summary>
internal static class WeightPaths
{
    /// <summary>Inside wrappers, cells and models.</summary>
    public const string Forward = "/forward_layer", Backward = "/backward_layer", Wrapped = "/layer", Cell = "/cell", Cells = "/cell/cells", Layers = "/layers";

    private static readonly (string Ours, string Keras)[] OfCell = [("", Cell)], Own = [("", "")],
        Heads = [("/query", "/query_dense"), ("/key", "/key_dense"), ("/gate", "/_gate_dense"), ("/value", "/value_dense"), ("/attention_output", "/output_dense")],
        GroupedHeads = [("/query", "/_query_dense"), ("/key", "/_key_dense"), ("/gate", "/_gate_dense"), ("/value", "/_value_dense"), ("/attention_output", "/_output_dense")];

    /// <summary>The parts of a layer in the order of its weights: what follows its name here, and its path there. A layer whose weights stand right under it has one part of two empty texts.</summary>
    /// <param name="className">Keras's class of a layer that wraps none.</param>
    public static IReadOnlyList<(string Ours, string Keras)> Of(string className) => className switch
    {
        "GRU" or "LSTM" or "SimpleRNN" or "ConvLSTM1D" => OfCell,
        "MultiHeadAttention" => Heads,
        "GroupQueryAttention" or "GroupedQueryAttention" => GroupedHeads,
        _ => Own,
    };

    /// <summary>A group as it is and as other versions of Keras spell it: projections of an attention have an underscore in front in some of them.</summary>
    public static IEnumerable<string> Spellings(string path)
    {
        int last = path.LastIndexOf('/') + 1;
        return !path.EndsWith("_dense", StringComparison.Ordinal) ? [path] : path[last] == '_' ? [path, path[..last] + path[(last + 1)..]] : [path, $"{path[..last]}_{path[last..]}"];
    }
}
