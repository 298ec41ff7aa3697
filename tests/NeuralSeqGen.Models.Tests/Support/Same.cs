using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NeuralSeqGen.Models.Tests;

/// <summary>Compares floats bit for bit, or within a tolerance.</summary>
internal static class Same
{
    public static void Bits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
            {
                Assert.Fail($"{what}[{i}] is {actual[i]:R}, expected {expected[i]:R} bit for bit");
            }
        }
    }

    /// <param name="expected">What is right.</param>
    /// <param name="actual">What came.</param>
    /// <param name="tolerance">Absolute for small numbers, relative for large ones.</param>
    /// <param name="what">Named in the message.</param>
    public static void Within(double tolerance, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs((double)expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))))
            {
                Assert.Fail($"{what}[{i}] is {actual[i]:R}, expected {expected[i]:R}");
            }
        }
    }

    public static string Hash(ReadOnlySpan<float> values) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(values)));
}
