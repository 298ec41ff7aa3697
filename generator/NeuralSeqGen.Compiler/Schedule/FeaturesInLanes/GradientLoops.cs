using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>
/// Writes the loops of weight gradients with features in the lanes: Σ over (step, sample) of outer products, a register tile of rows × vectors of the
/// weights at a time, added to the gradients at the end. No lanes are summed up.
/// </summary>
internal sealed class GradientLoops(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, Forms forms)
{
    private const int ManyRows = 32, BlockSteps = 8;

    private readonly int _rows = cluster.Space[0], _columns = cluster.Space.Last;

    private Shape Contracted => cluster.Root!.Inputs[0].Shape.Take(cluster.Root.Inputs[0].Shape.Rank - 1);

    /// <summary>
    /// Steps after which the sums are added to the gradients. Where many rows of weights read the same vectors, these stay in the cache from one row to the
    /// next if they are few; how many is a matter of the shapes alone, since it decides the order of the sums.
    /// </summary>
    private int Steps
    {
        get
        {
            if (Contracted.Rank == 0)
            {
                return 1;
            }

            int few = Enumerable.Range(1, BlockSteps).Last(steps => Contracted[0] % steps == 0);
            return _rows < ManyRows || 2 * few <= BlockSteps ? Contracted[0] : few;
        }
    }

    private int Tiles => 1 + cluster.Joined.Count;

    private int Sums => cluster.Together.Count(c => c.RowSums.Count > 0);

    public void Emit()
    {
        foreach (var node in cluster.Together.SelectMany(c => c.Nodes))
        {
            builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        }

        builder.Kernel.Body.AddRange(builder.Repeat("block", Contracted.Rank == 0 ? 1 : Contracted[0] / Steps, Block));
    }

    private IReadOnlyList<Statement> Block(AffineIndex block)
    {
        var statements = new List<Statement>();
        int whole = _columns / tiling.Lanes, together = tiling.FeatureVectors(whole, Tiles, Sums);
        statements.AddRange(builder.Repeat("vector", whole / together, vector => Rows(block * Steps, vector * (together * tiling.Lanes), together, tiling.Lanes)));
        if (_columns % tiling.Lanes > 0)
        {
            statements.AddRange(Rows(block * Steps, whole * tiling.Lanes, 1, _columns % tiling.Lanes));
        }

        return statements;
    }

    /// <summary>Tiles of rows; the first one also sums up the rows that are multiplied, where somebody asks for that.</summary>
    private List<Statement> Rows(AffineIndex step, AffineIndex column, int vectors, int lanes)
    {
        var statements = new List<Statement>();
        var tiles = Tiling.Split(_rows, tiling.FeatureRows(vectors * Tiles, vectors * Sums));
        if (Sums > 0 && tiles[0].Count > 1)
        {
            tiles = [(tiles[0].Start, tiles[0].Size, 1), (tiles[0].Start + tiles[0].Size, tiles[0].Size, tiles[0].Count - 1), .. tiles.Skip(1)];
        }

        foreach (var (start, size, count) in tiles)
        {
            statements.AddRange(builder.Repeat("row", count, row => new Gradient(level, cluster, builder, forms, (row * size) + start, size, column, vectors, tiling.Lanes, lanes) { TakesRowSums = start == 0, FirstStep = step, Steps = Steps }.Emit()));
        }

        return statements;
    }
}
