using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>A cluster that is to become loops: what is known of the values of its level, the kernel that takes the loops, the sizes of tiles.</summary>
internal sealed record Job(Level Level, Cluster Cluster, KernelBuilder Builder, Tiling Tiling)
{
    /// <summary>Says above the code what each node computes.</summary>
    public void Describe()
    {
        foreach (var node in Cluster.Together.SelectMany(c => c.Nodes))
        {
            Builder.Kernel.Remarks.Add(Formula.Of(node, Level, Builder));
        }
    }

    /// <summary>A literal, or a number that is one per batch; null for arrays.</summary>
    public Operand? Constant(Value value) => Level.Constant(value) switch
    {
        ScalarArgument scalar => Builder.Scalar(scalar.Name),
        var constant => constant,
    };
}
