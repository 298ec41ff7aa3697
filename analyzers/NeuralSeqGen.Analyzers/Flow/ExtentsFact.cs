using System.Linq;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>The extents of an array, one per axis; <see cref="Unknown"/> where one is not known.</summary>
internal sealed record ExtentsFact(EquatableArray<long> Extents) : Fact
{
    public const long Unknown = -1;

    /// <summary>Elements in all; null when an extent is not known or the product leaves 62 bits.</summary>
    public long? Elements
    {
        get
        {
            long product = 1;
            foreach (long extent in Extents)
            {
                if (extent < 0 || (extent > 0 && product > (1L << 62) / extent))
                {
                    return null;
                }

                product *= extent;
            }

            return product;
        }
    }

    /// <summary>The extent of an axis; null when it is not known or there is no such axis.</summary>
    public long? this[long axis] => axis >= 0 && axis < Extents.Count && Extents[(int)axis] >= 0 ? Extents[(int)axis] : null;

    /// <summary>Whether anything is known beyond the number of axes.</summary>
    public bool IsInformative => Extents.Any(extent => extent >= 0);
}
