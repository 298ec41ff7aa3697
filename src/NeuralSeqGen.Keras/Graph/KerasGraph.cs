namespace NeuralSeqGen.Keras.Graph;

/// <summary>A model of Keras in one form: what Sequential models say by their order is said by calls here.</summary>
/// <param name="Name">Keras's name of it.</param>
/// <param name="Layers">Its layers in the order of the file, inputs included.</param>
/// <param name="Inputs">Its inputs in the order of its arguments.</param>
/// <param name="Outputs">Its outputs in order.</param>
internal sealed record KerasGraph(string Name, IReadOnlyList<KerasLayer> Layers, IReadOnlyList<TensorRef> Inputs, IReadOnlyList<TensorRef> Outputs)
{
    private Dictionary<string, KerasLayer>? _byName;

    /// <summary>A layer by name.</summary>
    public KerasLayer this[string name] => (_byName ??= Layers.ToDictionary(layer => layer.Name)).TryGetValue(name, out var layer) ? layer : throw new KeyNotFoundException(name);

    public bool Has(string name) => (_byName ??= Layers.ToDictionary(layer => layer.Name)).ContainsKey(name);

    /// <summary>The use of a layer that makes a tensor; null for an input.</summary>
    public KerasCall? CallOf(TensorRef tensor) => this[tensor.Layer] is { IsInput: false } layer ? layer.Calls[tensor.Node] : null;

    /// <summary>Names of the outputs where the file has names for them, else those of their layers.</summary>
    public IReadOnlyList<string> OutputNames { get; init; } = [.. Outputs.Select(output => output.Layer)];
}
