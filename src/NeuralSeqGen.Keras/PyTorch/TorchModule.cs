using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>A module of a state dict, or one layer of a stack of recurrent ones, with its tensors by their names in it.</summary>
/// <param name="Name">Its name, such as <c>encoder.gru</c> or <c>encoder.gru.l1</c>; <c>""</c> for a module saved by itself.</param>
/// <param name="Kind">What it is, as its tensors show.</param>
/// <param name="Tensors">Tensors by the rest of their names; those of recurrent layers without the number of the layer: <c>weight_ih</c>, <c>weight_ih_reverse</c>.</param>
internal sealed record TorchModule(string Name, TorchKind Kind, IReadOnlyDictionary<string, SavedArray> Tensors)
{
    /// <summary>A tensor, or null.</summary>
    public SavedArray? this[string name] => Tensors.GetValueOrDefault(name);

    /// <summary>As sentences call it, such as <c>gru (GRU: weight_ih (18, 4), …)</c>.</summary>
    public string Display => $"{(Name.Length == 0 ? "the module" : $"'{Name}'")} ({Kind}: {string.Join(", ", Tensors.Select(tensor => $"{tensor.Key} {ShapeText.Of([.. tensor.Value.Shape])}"))})";

    /// <summary>Kind, names and shapes: modules of which these are equal could stand for each other.</summary>
    public string Signature => $"{Kind}: {string.Join(", ", Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).Select(tensor => $"{tensor.Key} {ShapeText.Of([.. tensor.Value.Shape])}"))}";
}
