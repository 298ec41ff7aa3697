using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The base of all layers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerAttribute : ModelPartAttribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>The layer's name; null means the snake-case kind and a number counted from 1 within the class, such as <c>gru_1</c>.</summary>
    public string? Name { get; set; }

    /// <summary>False keeps the layer's weights as they are in training; <see cref="LayerView.Trainable"/> changes it at run time.</summary>
    public bool Trainable { get; set; } = true;
}
