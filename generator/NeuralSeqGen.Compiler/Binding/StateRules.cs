using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Rules on states that outlive a batch.</summary>
internal static class StateRules
{
    public static void Check(Layer layer, LayerBinding binding)
    {
        if (layer is RecurrentLayer && binding.Arguments.Flag("Stateful"))
        {
            binding.Report.Add(new Finding(RuleIds.ArgumentOutOfRange, binding.Part, binding.Report.ModelName,
                $"Stateful = true of {binding.Display} is not available in this version. Pass whole sequences, or call Step, which carries the state."));
        }
    }
}
