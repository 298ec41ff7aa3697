using System.Runtime.Intrinsics;

namespace NeuralSeqGen.Models.Tests;

/// <summary>Makes models whose code uses vectors of a given width.</summary>
internal static class Widths
{
    private const string Switch = "NeuralSeqGen.VectorBits";
    private static readonly Lock OneAtATime = new();

    public static int[] Bits { get; } = [512, 256, 128];

    public static TheoryData<int> All => [.. Bits];

    /// <summary>The width this machine has when one is asked for.</summary>
    public static int Granted(int bits) => Math.Min(bits, Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);

    /// <summary>Makes a model at a width; null leaves the choice to the process.</summary>
    public static TModel Make<TModel>(int? bits, Func<TModel> create) where TModel : ISequenceModel
    {
        if (bits is null)
        {
            return create();
        }

        lock (OneAtATime)
        {
            AppContext.SetData(Switch, bits);
            try
            {
                return create();
            }
            finally
            {
                AppContext.SetData(Switch, null);
            }
        }
    }
}
