using System;
using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Sizes past which offsets no longer fit 32 bits.</summary>
internal static class SizeLimits
{
    /// <summary>Largest single extent that an argument may give.</summary>
    public const int MaxExtent = 1 << 20;

    /// <summary>Most axes of one sample.</summary>
    public const int MaxRank = 8;

    /// <summary>Most elements of one sample's value.</summary>
    public const int MaxElements = 1 << 24;

    /// <summary>Most parameters of a model.</summary>
    public const int MaxParameters = 1 << 28;

    /// <summary>Most lines of code that a model may have with its steps written out.</summary>
    public const int MaxLines = 10_000;

    /// <summary>Most steps written out: each is a method of eight lines or more.</summary>
    public const int MaxWrittenSteps = MaxLines / 8;

    /// <summary>Product of two extents, at most the largest int.</summary>
    public static int Times(int a, int b) => (int)Math.Min(int.MaxValue, a * (long)b);

    /// <summary>Product of extents, exact up to 2⁶² and never less than that beyond.</summary>
    public static long Elements(IEnumerable<int> extents)
    {
        long product = 1;
        foreach (int extent in extents)
        {
            product = extent > 0 && product > (1L << 62) / extent ? 1L << 62 : product * Math.Max(0, extent);
        }

        return product;
    }
}
