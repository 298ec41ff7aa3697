using System.Globalization;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen;

/// <summary>
/// Width of the vectors generated code uses in this process: the widest the machine accelerates, or less if the AppContext value
/// <c>NeuralSeqGen.VectorBits</c> or else the environment variable <c>NEURALSEQGEN_VECTOR_BITS</c> asks for 256 or 128. For tests: results do not depend on it.
/// </summary>
internal static class VectorWidth
{
    public const string Switch = "NeuralSeqGen.VectorBits";
    public const string Variable = "NEURALSEQGEN_VECTOR_BITS";

    public static int Bits => Math.Min(Accelerated, Requested);

    private static int Accelerated => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static int Requested
    {
        get
        {
            string? text = AppContext.GetData(Switch) is { } value
                ? Convert.ToString(value, CultureInfo.InvariantCulture)
                : Environment.GetEnvironmentVariable(Variable);
            if (string.IsNullOrWhiteSpace(text))
            {
                return 512;
            }

            return text.Trim() switch
            {
                "512" => 512,
                "256" => 256,
                "128" => 128,
                _ => throw new InvalidOperationException($"'{text}' is no vector width: {Switch} and {Variable} take 512, 256 or 128."),
            };
        }
    }
}
