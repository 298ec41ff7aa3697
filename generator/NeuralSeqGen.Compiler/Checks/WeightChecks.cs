using System;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Initializers;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of weights: their size, and whether their shape suits their initializer and penalties.</summary>
internal static class WeightChecks
{
    /// <param name="weight">A weight.</param>
    /// <param name="role">What its arguments begin with, such as <c>Kernel</c>.</param>
    /// <param name="binding">The layer it belongs to.</param>
    public static void Check(BoundWeight weight, string role, LayerBinding binding)
    {
        if (InitializerCatalogue.Refusal(weight.Initializer, weight.Shape.Rank) is { } refusal)
        {
            binding.Complain($"{role}Initializer of {binding.Display} is {weight.Initializer}, which {refusal}, but the {weight.LocalName} is {Naming.Sample(weight.Shape)}.");
        }

        CheckOrthogonal(weight, role, binding);
    }

    /// <summary>Whether a weight takes the model past what offsets can count, which is reported.</summary>
    /// <param name="name">Name of the weight in its layer.</param>
    /// <param name="shape">Its extents.</param>
    /// <param name="offset">Elements of the weights before it.</param>
    /// <param name="binding">The layer it belongs to.</param>
    public static bool IsTooLarge(string name, Shape shape, int offset, LayerBinding binding)
    {
        if (SizeLimits.Elements(shape) + offset <= SizeLimits.MaxParameters)
        {
            return false;
        }

        if (!binding.Report.IsChainBroken)
        {
            binding.Complain($"the {name} of {binding.Display} would be {Naming.Sample(shape)}, which takes the model past {Naming.Count(SizeLimits.MaxParameters)} parameters.");
        }

        binding.Report.BreakSilently();
        return true;
    }

    /// <summary>Only a matrix has rows that can stand at right angles, as in Keras.</summary>
    private static void CheckOrthogonal(BoundWeight weight, string role, LayerBinding binding)
    {
        if (weight is { Orthogonal: 0, OrthogonalColumns: 0 } || binding.Report.IsChainBroken || !IsUnfit(weight, out string why))
        {
            return;
        }

        string argument = role + (weight.Orthogonal != 0 ? "Orthogonal" : "OrthogonalColumns");
        binding.Complain($"{argument} of {binding.Display} {why}, but its {weight.LocalName} is {Naming.Sample(weight.Shape)}. Use {role}L1 or {role}L2.");
    }

    private static bool IsUnfit(BoundWeight weight, out string why)
    {
        int side = weight.Shape.Rank == 2 ? Math.Max(weight.Orthogonal != 0 ? weight.Shape[0] : 0, weight.OrthogonalColumns != 0 ? weight.Shape[1] : 0) : 0;
        why = weight.Shape.Rank == 2 ? $"compares rows, or columns, pair by pair, {Naming.Count(SizeLimits.MaxElements)} pairs or fewer" : "is for kernels that are matrices";
        return weight.Shape.Rank != 2 || SizeLimits.Times(side, side) > SizeLimits.MaxElements;
    }
}
