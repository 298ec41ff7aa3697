namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// What views and edits need of a model's weights: one flat buffer in <c>get_weights()</c> order behind the model's exclusive gate.
/// For generated code and the library; not meant to be implemented elsewhere.
/// </summary>
public interface IParameterStore
{
    /// <summary>All weights, one after the other.</summary>
    ReadOnlySpan<float> Parameters { get; }

    /// <summary>Where each weight lies in <see cref="Parameters"/>.</summary>
    IReadOnlyList<WeightInfo> Weights { get; }

    /// <summary>
    /// Takes the exclusive gate and gives the weights for writing. In a callback, on the thread of the running Fit, it succeeds;
    /// from elsewhere while the model is trained, edited or loaded it throws <see cref="InvalidOperationException"/>.
    /// </summary>
    Span<float> BeginEdit();

    /// <summary>Ends what <see cref="BeginEdit"/> began: marks packed and transposed copies stale and gives the gate back. Called once per edit.</summary>
    void EndEdit();

    /// <summary>Whether training changes the layer's weights.</summary>
    bool IsLayerTrainable(string layer);

    /// <summary>Sets whether training changes the layer's weights; takes effect with the next batch.</summary>
    void SetLayerTrainable(string layer, bool value);
}
