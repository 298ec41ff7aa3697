using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Storage;

/// <summary>What differs between the programs of a group and those of one sequence. It is chosen once; everything else asks it by the name of what it wants to know.</summary>
internal abstract class ProgramKind(Tiling tiling)
{
    /// <summary>The vector width and the sizes of tiles.</summary>
    public Tiling Tiling { get; } = tiling;

    /// <summary>Samples a program handles: an element of a value is so many floats in the arena.</summary>
    public abstract int Samples { get; }

    /// <summary>Elements that the rows of a value are padded to a multiple of.</summary>
    public abstract int RowPadding { get; }

    /// <summary>Whether what only a pad or a concatenation reads is computed where it goes.</summary>
    public abstract bool JoinsInPlace { get; }

    /// <summary>Whether a kernel goes on with the next cluster.</summary>
    public abstract bool KeepsKernelsOpen { get; }

    /// <summary>Whether the only sample is a whole weight, in the runtime's memory.</summary>
    public virtual bool HoldsWholeWeights => false;

    /// <summary>Whether numbers of the batch are computed before all groups instead of in each.</summary>
    public virtual bool ComputesNumbersOnce => false;

    /// <summary>The shape that the steps of a scan are stored in.</summary>
    public abstract Shape StoredSteps(Shape shape);

    /// <summary>The clusters of a graph level in the order in which they run.</summary>
    public abstract IReadOnlyList<Cluster> Order(IReadOnlyList<Cluster> clusters);

    /// <summary>Whether ports and tables can take the elements of a layout as they lie.</summary>
    public abstract bool IsContiguous(Layout layout);

    /// <summary>A kernel for values that go by a form; what its own lanes are, the kind of program says.</summary>
    public abstract KernelBuilder Kernel(string scope, Form form);

    /// <summary>Writes the loops of a product, a reduction or elementwise nodes.</summary>
    public abstract void WriteTile(Job job, Places places);

    /// <summary>Writes the loops of a softmax.</summary>
    public abstract void WriteSoftmax(KernelBuilder builder, Level level, Softmax softmax);
}
