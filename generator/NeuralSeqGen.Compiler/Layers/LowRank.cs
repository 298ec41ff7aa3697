using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Low-rank adaptation of a matrix (Hu et al., 2021; keras/src/layers/core/dense.py, enable_lora): W + alpha ÷ rank · A·B in its place, A and B trained and
/// W never. A [rows, rank] starts as HeUniform, B [rank, columns] at zero, so that training starts from W.
/// </summary>
internal static class LowRank
{
    public static readonly IReadOnlyList<Argument> Arguments = [Argument.Integer("LoraRank", 0, 0, SizeLimits.MaxExtent) with { IsLater = true }, Argument.OptionalReal("LoraAlpha") with { IsLater = true }];

    public static bool IsOn(Arguments arguments) => arguments.Int("LoraRank") > 0;

    /// <summary>A and B; penalties of the matrix are theirs.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="arguments">Of the layer.</param>
    public static IEnumerable<WeightDeclaration> Weights(WeightDeclaration matrix, Arguments arguments)
    {
        if (IsOn(arguments))
        {
            int rank = arguments.Int("LoraRank");
            yield return matrix with { Name = $"lora_{matrix.Name}_a", Shape = new(matrix.Shape[0], rank), Initializer = "HeUniform", HasOwnInitializer = true };
            yield return matrix with { Name = $"lora_{matrix.Name}_b", Shape = new(rank, matrix.Shape[1]), Initializer = "Zeros", HasOwnInitializer = true };
        }
    }

    /// <summary>x·A scaled, which B makes the part of the result that is trained.</summary>
    /// <param name="lowering">The layer.</param>
    /// <param name="narrow">x·A, […, rank].</param>
    public static Value Scaled(LayerLowering lowering, Value narrow) => Scaled(lowering, lowering.Arguments, narrow);

    /// <summary>The same for a layer that uses the matrix of another.</summary>
    /// <param name="lowering">The layer.</param>
    /// <param name="arguments">Of the other one.</param>
    /// <param name="narrow">x·A, […, rank].</param>
    public static Value Scaled(LayerLowering lowering, Arguments arguments, Value narrow)
    {
        double alpha = arguments.Real("LoraAlpha"), scale = double.IsNaN(alpha) ? 1 : alpha / arguments.Int("LoraRank");
        return scale == 1 ? narrow : lowering.Builder.Mul(narrow, lowering.Builder.Literal(scale));
    }

    /// <summary>Reports a constraint, which could not be kept of a sum, and an alpha of nothing.</summary>
    /// <param name="binding">The layer's place.</param>
    /// <param name="role">Prefix of the matrix's arguments.</param>
    public static void Check(LayerBinding binding, string role)
    {
        var arguments = binding.Arguments;
        if (IsOn(arguments) && arguments.Choice(role + "Constraint") != "None")
        {
            binding.Complain($"{role}Constraint of {binding.Display} cannot be kept with LoraRank, which trains a sum of products in place of the weight. Remove one of them.");
        }
        else if (!IsOn(arguments) && arguments.IsWritten("LoraAlpha"))
        {
            binding.Complain($"LoraAlpha of {binding.Display} does nothing without LoraRank. Set LoraRank, or remove it.");
        }
    }
}
