namespace NeuralSeqGen.CompilerServices;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): seeds other generators and separates streams.</summary>
internal static class SplitMix
{
    public const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>Advances the state and gives the next number.</summary>
    public static ulong Next(ref ulong state) => Finish(state = unchecked(state + Increment));

    /// <summary>The finalizer: a bijection in which every input bit moves every output bit.</summary>
    public static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
