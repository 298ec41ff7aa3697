using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Shapes of merges.</summary>
internal static class MergeChecks
{
    /// <summary>The common shape of elementwise merges.</summary>
    public static Shape Broadcast(LayerBinding binding)
    {
        RequireSeveral(binding);
        var result = binding.Inputs[0];
        foreach (var shape in binding.Inputs.Skip(1))
        {
            var (longer, shorter) = shape.Rank > result.Rank ? (shape, result) : (result, shape);
            int missing = longer.Rank - shorter.Rank;
            var extents = longer.Select((extent, i) => (Long: extent, Short: i < missing ? 1 : shorter[i - missing])).ToList();
            if (extents.Any(e => e.Long != e.Short && e.Long != 1 && e.Short != 1))
            {
                DoNotFit(binding, "inputs of equal shapes");
                return result;
            }

            result = new Shape(extents.Select(e => e.Long == 1 ? e.Short : e.Long).ToArray());
        }

        return result;
    }

    /// <summary>Reports a merge of fewer than two values.</summary>
    public static void RequireSeveral(LayerBinding binding)
    {
        if (binding.Inputs.Count < 2)
        {
            binding.Break($"{binding.Display} merges several nodes, but {(binding.Inputs.Count == 0 ? "none is" : "one value is all it has")}. Name them, as in [Add(nameof(A), nameof(B))].");
        }
    }

    /// <summary>Reports inputs that do not fit one another.</summary>
    public static void DoNotFit(LayerBinding binding, string needed) =>
        binding.Break(RuleIds.MergeShapes, -1, needed, string.Join(" and ", binding.Inputs.Select(Naming.Batch)));
}
