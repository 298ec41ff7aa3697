using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>Finds a · b + c in what follows a cluster's root, where nobody else reads the product: one fused multiply-add.</summary>
internal static class FusedMultiply
{
    /// <summary>The product under a sum, or null.</summary>
    public static Node? Under(Node sum, Level level, Cluster cluster) =>
        sum is not { Op: BinaryOp { Kind: BinaryKind.Add } } || sum.Inputs[0] == sum.Inputs[1] ? null :
        sum.Inputs.Select(v => v.Producer).FirstOrDefault(p => p is { Op: BinaryOp { Kind: BinaryKind.Mul } } && cluster.Epilogue.Contains(p) && level.Uses[p.Output] == 1);

    /// <summary>Whether a node is such a product, and so has no register of its own.</summary>
    public static bool Is(Node node, Level level, Cluster cluster) =>
        node.Op is BinaryOp { Kind: BinaryKind.Mul } && level.Uses.TryGetValue(node.Output, out int uses) && uses == 1 &&
        cluster.Epilogue.Any(sum => sum.Inputs.Contains(node.Output) && Under(sum, level, cluster) == node);
}
