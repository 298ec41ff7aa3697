using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The base of everything that may stand in a model's list: inputs, outputs, layers, wrappers, losses, optimizers and metrics.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModelPartAttribute : Attribute
{
    private protected ModelPartAttribute()
    {
    }
}
