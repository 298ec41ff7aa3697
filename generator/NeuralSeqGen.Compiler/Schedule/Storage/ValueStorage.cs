using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>How the values of a program are stored; each kind of program has its own.</summary>
internal abstract class ValueStorage(Tiling tiling)
{
    /// <summary>The vector width and the sizes of tiles.</summary>
    public Tiling Tiling { get; } = tiling;

    /// <summary>Samples a program handles: an element of a value is so many floats in the arena.</summary>
    public abstract int Samples { get; }

    /// <summary>Elements that the rows of a value are padded to a multiple of.</summary>
    public abstract int RowPadding { get; }

    /// <summary>Whether the only sample is a whole weight, in the runtime's memory.</summary>
    public virtual bool HoldsWholeWeights => false;

    /// <summary>Whether states that no step changes are read where the runtime holds them.</summary>
    public virtual bool ReadsStatesInPlace => false;

    /// <summary>The shape that the steps of a scan are stored in.</summary>
    public abstract Shape StoredSteps(Shape shape);

    /// <summary>Whether ports and tables can take the elements of a layout as they lie.</summary>
    public abstract bool IsContiguous(Layout layout);
}
