using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a stack of recurrent cells: take them from <see cref="Cells"/>, the stack has none of its own.</summary>
public sealed class StackedRnnLayer : RecurrentLayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StackedRnnLayer(IParameterStore parameters, string name, params RecurrentLayerView[] cells) : base(parameters, name) => Cells = cells;

    /// <summary>The cells in the order of the declaration.</summary>
    public IReadOnlyList<RecurrentLayerView> Cells { get; }
}
