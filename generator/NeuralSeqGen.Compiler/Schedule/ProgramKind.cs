using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// What differs between the programs of a group, of one sequence, of parameters and of a whole weight, besides how their values are stored. It is chosen
/// once; everything else asks it by the name of what it wants to know.
/// </summary>
internal abstract class ProgramKind(Tiling tiling) : ValueStorage(tiling)
{
    /// <summary>Whether what only a pad or a concatenation reads is computed where it goes.</summary>
    public abstract bool JoinsInPlace { get; }

    /// <summary>Whether a kernel goes on with the next cluster.</summary>
    public abstract bool KeepsKernelsOpen { get; }

    /// <summary>Whether numbers of the batch are computed before all groups instead of in each.</summary>
    public virtual bool ComputesNumbersOnce => false;

    /// <summary>The clusters of a graph level in the order in which they run.</summary>
    public abstract IReadOnlyList<Cluster> Order(IReadOnlyList<Cluster> clusters);

    /// <summary>A kernel for values that go by a form; what its own lanes are, the kind of program says.</summary>
    public abstract KernelBuilder Kernel(string scope, Form form);

    /// <summary>Writes the loops of a product, a reduction or elementwise nodes.</summary>
    public abstract void WriteTile(Job job, Places places);

    /// <summary>Writes the loops of a softmax.</summary>
    public abstract void WriteSoftmax(KernelBuilder builder, Level level, Softmax softmax);
}
