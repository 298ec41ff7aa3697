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

    /// <summary>None: each of <see cref="Cells"/> has its own.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeightView Kernel => throw OfTheCells();

    /// <inheritdoc cref="Kernel"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeightView RecurrentKernel => throw OfTheCells();

    /// <inheritdoc cref="Kernel"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeightView Bias => throw OfTheCells();

    private InvalidOperationException OfTheCells() => new($"Layer '{Name}' is a stack and has no weights of its own. Take them from Cells, as in Cells[0].Kernel.");
}
