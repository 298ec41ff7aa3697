using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// The axes that heads attend over, jointly where there are several; every other axis but the last is a batch axis. Not written, all but the features
/// (keras/src/layers/attention/multi_head_attention.py).
/// </summary>
internal static class AttentionAxes
{
    private const string Name = "AttentionAxes";

    public static readonly Argument Argument = SampleAxes.List(Name) with { IsLater = true };

    /// <summary>Axes of a sample of <paramref name="rank"/> axes, ascending.</summary>
    public static int[] Of(Arguments arguments, int rank)
    {
        int[] all = [.. Enumerable.Range(0, System.Math.Max(0, rank - 1))];
        return IsWritten(arguments) ? [.. SampleAxes.Of(arguments, rank, Name).Intersect(all)] : all;
    }

    /// <summary>Reports axes that the input does not have or that are its features, and inputs that do not fit one another.</summary>
    public static void Check(LayerBinding binding)
    {
        int rank = binding.Input.Rank;
        if (IsWritten(binding.Arguments))
        {
            SampleAxes.Check(binding, binding.Arguments.Ints(Name), Name);
            if (rank > 0 && SampleAxes.Of(binding.Arguments, rank, Name).Contains(rank - 1))
            {
                binding.Break($"{binding.Display} has the features among its AttentionAxes: it attends over steps. {(rank == 2 ? "Name axis 1" : "Name axes from 1 to " + Naming.Count(rank - 1))}.");
            }
        }

        int[] axes = Of(binding.Arguments, rank);
        if (axes.Length > 1 && binding.Arguments.Flag("UseCausalMask"))
        {
            binding.Break($"{binding.Display} attends over {Naming.Count(axes.Length)} axes jointly, which have no earlier and later for UseCausalMask. Name one in AttentionAxes.");
        }

        AttentionSources.CheckHeads(binding, axes);
    }

    private static bool IsWritten(Arguments arguments) => arguments.Has(Name) && arguments.Ints(Name).Count > 0;
}
