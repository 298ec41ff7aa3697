using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Arguments of batch renormalisation, beyond the range of each.</summary>
internal static class RenormChecks
{
    private static readonly string[] Others = ["RenormClippingRMin", "RenormClippingRMax", "RenormClippingDMax", "RenormMomentum"];

    public static void Check(LayerBinding binding)
    {
        if (!binding.Arguments.Flag("Renorm"))
        {
            WithoutRenorm(binding);
            return;
        }

        if (binding.Arguments.Real("RenormClippingRMin") > binding.Arguments.Real("RenormClippingRMax"))
        {
            binding.Complain($"RenormClippingRMin of {binding.Display} must not be above its RenormClippingRMax.");
        }

        string start = binding.Arguments.Choice("MovingVarianceInitializer");
        if (start is not ("Zeros" or "Ones" or "Constant"))
        {
            binding.Complain($"MovingVarianceInitializer of {binding.Display} must be Zeros, Ones or Constant with Renorm = true, since the moving deviations start as the root of the variance, but is {start}.");
        }
    }

    private static void WithoutRenorm(LayerBinding binding)
    {
        foreach (string argument in Others)
        {
            if (binding.Arguments.IsWritten(argument))
            {
                binding.Complain($"{argument} of {binding.Display} says nothing without Renorm = true. Set that, or remove {argument}.");
            }
        }
    }
}
