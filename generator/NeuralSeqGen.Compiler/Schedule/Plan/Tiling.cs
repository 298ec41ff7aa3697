using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>Tile sizes from the register budget of a vector width.</summary>
/// <param name="Bits">Vector width.</param>
/// <param name="ProductHalvings">How often product tiles are halved to keep the code of a large model short; changes no result, since every sum has its own order.</param>
/// <param name="ElementwiseHalvings">The same for the others.</param>
/// <param name="Features">When features are in the lanes.</param>
/// <param name="SumsInOrder">Whether products of one sequence, or of one weight, are summed in order, and not in chains.</param>
/// <param name="Unrolls">Whether steps may be written out where the declaration says so.</param>
/// <param name="OneByOne">Whether tiles of one sequence are a row and a vector, in loops over those that they are else.</param>
internal sealed record Tiling(int Bits, int ProductHalvings = 0, int ElementwiseHalvings = 0, FeatureLanes Features = FeatureLanes.ByShape, bool SumsInOrder = false, bool Unrolls = true, bool OneByOne = false)
{
    private const int ManyNodes = 4;
    private const int WidestBits = 512;
    private const int RareHalvings = 2;

    /// <summary>Numbers in the widest vector. What several of its lanes sum up is summed in the same order where vectors are narrower.</summary>
    public const int WidestLanes = WidestBits / 32;

    /// <summary>Numbers in a vector.</summary>
    public int Lanes => Bits / 32;

    /// <summary>Vector registers.</summary>
    public int Registers => Bits == 512 ? 32 : 16;

    /// <summary>Whether every step of a short scan is written out, which the code of a large model is too long for.</summary>
    public bool WritesOutShortScans => ElementwiseHalvings == 0;

    /// <summary>
    /// Whether every step of a scan is written out that the declaration wants unrolled. That is long code that gains nothing, so the narrower widths keep the
    /// loop, which gives the same bits.
    /// </summary>
    public bool WritesOutUnrolledScans => Unrolls && Bits == WidestBits;

    /// <summary>For what few models are asked for: code half as long, and again, that every build pays.</summary>
    public Tiling Rare => this with { ProductHalvings = Math.Max(ProductHalvings, RareHalvings) };

    /// <summary>Accumulators of one product tile: enough independent chains to fill two multiply-add units, few enough to keep the code short.</summary>
    private int Accumulators => (Bits == 512 ? 16 : 8) >> ProductHalvings;

    /// <summary>
    /// Rows × columns of a product tile: the size that does most multiply-adds per load, sizes that divide the extents preferred, since a rest
    /// needs code of its own.
    /// </summary>
    public (int Rows, int Columns) Product(int rows, int columns)
    {
        var best = (Rows: 1, Columns: 1);
        double bestScore = 0;
        for (int r = 1; r <= Math.Min(rows, 4); r++)
        {
            for (int c = 1; c <= Math.Min(columns, Accumulators / r); c++)
            {
                double score = r * c / (r + c + 1.0) * Evenness(rows, r) * Evenness(columns, c) * Math.Min(1, r * c / 8.0);
                if (score > bestScore)
                {
                    (best, bestScore) = ((r, c), score);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Rows of a tile with features in the lanes, so many vectors wide: as many as the registers hold beside a row of weights, the number a power of 2.
    /// </summary>
    /// <param name="vectors">Vectors of a row, of all products of the tile.</param>
    /// <param name="sums">Vectors that only sum up the rows.</param>
    public int FeatureRows(int vectors, int sums = 0)
    {
        int rows = Group.Size / 2;
        while (rows > 1 && ((rows + 1) * vectors) + sums + 1 > Registers)
        {
            rows /= 2;
        }

        return Math.Max(1, rows >> ProductHalvings);
    }

    /// <summary>
    /// Vectors of each of some products that share a tile with features in the lanes, out of so many: what gives the most multiply-adds per load. Vectors
    /// come from farther away than the numbers of a row, which all vectors of the tile read.
    /// </summary>
    public int FeatureVectors(int all, int products, int sums = 0) => Enumerable.Range(1, Math.Max(1, all)).Where(v => all % v == 0).OrderByDescending(v =>
    {
        int vectors = v * products, rows = FeatureRows(vectors, v * sums);
        return rows < 2 ? 0 : rows * vectors / (rows + (2.0 * vectors));
    }).First();

    private static double Evenness(int extent, int tile) => extent % tile == 0 ? 1 : 0.8 * extent / ((extent + tile - 1) / tile * tile);

    /// <summary>Elements of an elementwise or reduction tile: few, since the processor overlaps iterations by itself, and fewer where many nodes are computed.</summary>
    public int Elementwise(int columns, int nodes = 1) => Even(columns, Math.Max(1, (Bits == 512 && nodes <= ManyNodes ? 4 : 2) >> ElementwiseHalvings));

    /// <summary>A size of at most so many that divides the extent, if one is near.</summary>
    private static int Even(int columns, int most)
    {
        most = Math.Min(columns, most);
        for (int size = most; size > most / 2; size--)
        {
            if (columns % size == 0)
            {
                return size;
            }
        }

        return Balanced(columns, most);
    }

    /// <summary>Cuts an extent into equal tiles, the larger ones first: (start, size, number of equal tiles).</summary>
    public static IReadOnlyList<(int Start, int Size, int Count)> Split(int extent, int largest)
    {
        int tiles = (extent + largest - 1) / largest, small = extent / tiles, larger = extent % tiles;
        var split = new List<(int, int, int)>();
        if (larger > 0)
        {
            split.Add((0, small + 1, larger));
        }

        split.Add((larger * (small + 1), small, tiles - larger));
        return split;
    }

    private static int Balanced(int extent, int largest)
    {
        int tiles = (extent + largest - 1) / largest;
        return (extent + tiles - 1) / tiles;
    }
}
