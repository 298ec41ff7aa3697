using System.Globalization;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>What may follow what.</summary>
internal static class ChainChecks
{
    public static void NeedsSequence(LayerBinding binding)
    {
        int fix = CollapsingPart(binding, out string? collapsing);
        string remedy = collapsing is not null ? $"Set ReturnSequences = true on {collapsing}."
            : binding.Input.Rank == 1 ? "Declare the input as (steps, features), or insert [RepeatVector(n)]."
            : OneHotRows(binding) is { } oneHot ? oneHot
            : "Wrap a [Flatten] in [TimeDistributed] to make each step a vector.";
        binding.Break(RuleIds.NeedsSequence, fix, Received(binding, collapsing), remedy);
    }

    /// <summary>What to do where an embedding reads as many numbers per step as it has rows, which is how one-hot data look.</summary>
    private static string? OneHotRows(LayerBinding binding) =>
        binding.Previous is { Input: { Inputs.Count: 0, OutputShape: { Rank: 2 } data } } embedding && embedding.IdCount == data.Last
            ? $"Where the data are one-hot, declare [Input({data[0].ToString(CultureInfo.InvariantCulture)})] and pass one id per step, or remove {embedding.Display}." : null;

    public static void NeedsVector(LayerBinding binding)
    {
        var recurrent = binding.Previous?.Recurrence;
        bool returnsSequences = recurrent is not null && recurrent.Arguments.Flag("ReturnSequences");
        string remedy = returnsSequences ? $"Set ReturnSequences = false on {binding.Previous!.Display}." : "Insert [Flatten], or a recurrent layer that returns its last step.";
        binding.Break(RuleIds.NeedsVector, returnsSequences ? recurrent!.Part : -1, Received(binding, null), remedy);
    }

    public static void NeedsTime(LayerBinding binding)
    {
        int fix = CollapsingPart(binding, out string? collapsing);
        string remedy = collapsing is not null ? $"Set ReturnSequences = true on {collapsing}, or remove TimeDistributed." : "Remove TimeDistributed.";
        binding.Break(RuleIds.TimeDistributedNeedsTime, fix, Received(binding, collapsing), remedy);
    }

    /// <summary>A wrapper that cannot wrap what follows it.</summary>
    public static void CannotWrap(LayerBinding binding, string wrapper, (string Kind, string Examples) wrappable, string inner) =>
        binding.Break(RuleIds.WrapperNeedsRecurrent, -1, wrapper, $"[{inner}]", wrappable.Kind, wrappable.Examples);

    public static void TimeDistributedIsRedundant(LayerBinding binding, string inner, int parameterCount)
    {
        if (!binding.Report.IsChainBroken)
        {
            string parameters = parameterCount > 0 ? $"same {Naming.Count(parameterCount)} parameters, " : "";
            binding.Report.Add(new Finding(RuleIds.RedundantTimeDistributed, binding.Part, inner, Naming.Batch(binding.Input), parameters));
        }
    }

    /// <summary>The recurrent layer that dropped the time axis, looked for behind layers that keep the rank.</summary>
    private static int CollapsingPart(LayerBinding binding, out string? display)
    {
        var layer = binding.Input.Rank == 1 ? binding.Previous?.TimeDecision : null;
        display = layer?.Display;
        return layer?.Recurrence!.Part ?? -1;
    }

    /// <summary>What the layer before gives, as in "[Dense(8)] #1 gives (batch, 8)".</summary>
    public static string Received(LayerBinding binding, string? collapsing = null) =>
        collapsing is not null ? $"{collapsing} returns only its last step: {Naming.Batch(binding.Input)}" :
        binding.Previous is { } previous ? $"{previous.Display} gives {Naming.Batch(binding.Input)}" : $"its input is {Naming.Batch(binding.Input)}";
}
