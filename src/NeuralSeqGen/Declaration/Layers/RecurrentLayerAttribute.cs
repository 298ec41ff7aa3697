using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by recurrent layers of units: (steps, features) to (units), or to (steps, units) with <see cref="CellLayerAttribute.ReturnSequences"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecurrentLayerAttribute : CellLayerAttribute
{
    private protected RecurrentLayerAttribute(int units)
    {
        Units = units;
    }

    /// <summary>The size of the state and of the output.</summary>
    public int Units { get; }
}
