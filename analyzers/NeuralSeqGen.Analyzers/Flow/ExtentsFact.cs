using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>The extents of an array, one per axis, null where one is not known; of a span its length.</summary>
internal sealed record ExtentsFact(EquatableArray<Amount?> Extents) : ArrayFact
{
    public ExtentsFact(params Amount?[] extents)
        : this(extents.ToEquatableArray())
    {
    }

    /// <summary>The expression that made it, where its elements are still those that stand there; null where they may be others.</summary>
    public IOperation? Made { get; init; }

    public override IReadOnlyList<ExtentsFact> Shapes => [this];

    /// <summary>Elements in all; null when an extent is not known or the product leaves 62 bits.</summary>
    public long? Elements
    {
        get
        {
            long product = 1;
            foreach (var extent in Extents)
            {
                if (extent?.Known is not >= 0 || (extent.Value.Value > 0 && product > (1L << 62) / extent.Value.Value))
                {
                    return null;
                }

                product *= extent.Value.Value;
            }

            return product;
        }
    }

    /// <summary>The extent of an axis; null when it is not known or there is no such axis.</summary>
    public Amount? this[long axis] => axis >= 0 && axis < Extents.Count ? Extents[(int)axis] : null;

    /// <summary>The same values one after the other.</summary>
    public ExtentsFact Flat => new(Extents.Count == 1 ? Extents[0] : Elements is { } elements ? new Amount(elements) : null) { Made = Made };

    /// <summary>What two of one rank have in common.</summary>
    public static ExtentsFact Both(ExtentsFact first, ExtentsFact second) =>
        new(first.Extents.Zip(second.Extents, (a, b) => a == b ? a : null).ToEquatableArray()) { Made = first.Made == second.Made ? first.Made : null };

    /// <summary>Whether each extent is known, or has a name.</summary>
    public bool AreNamed => Extents.All(extent => extent is not null);

    /// <summary>The same, where each extent that is not known is the same wherever the array is named.</summary>
    /// <param name="site">Where it was assigned.</param>
    /// <param name="variable">To what.</param>
    public ExtentsFact Named(object site, string variable) => this with
    {
        Extents = Extents.Select((extent, axis) => (Amount?)(extent ?? new Amount(new UnknownNumber(site, axis, variable + (Extents.Count == 1 ? ".Length" : ".GetLength(" + axis + ")")), 0))).ToEquatableArray(),
    };

    public override Fact WithoutElements() => Made is null ? this : this with { Made = null };

    public override Fact Without(Func<UnknownNumber, bool> isGone) =>
        Extents.Any(extent => extent?.Base is { } unknown && isGone(unknown))
            ? new ExtentsFact(Extents.Select(extent => extent?.Base is { } unknown && isGone(unknown) ? null : extent).ToEquatableArray()) { Made = Made }
            : this;
}
