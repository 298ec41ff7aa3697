using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>
/// Writes the loops of weight gradients with features in the lanes: Σ over (step, sample) of outer products, a register tile of rows × vectors of the
/// weights at a time, added to the gradients at the end. No lanes are summed up.
/// </summary>
internal sealed class GradientLoops(Job job, Forms forms)
{
    private const int ManyRows = 32, BlockSteps = 8;

    private readonly Cluster _cluster = job.Cluster;
    private readonly Tiling _tiling = job.Tiling;
    private readonly int _rows = job.Cluster.Space[0], _columns = job.Cluster.Space.Last;
    private readonly Shape _contracted = Factors.Of(job.Cluster.Root!)[0].Contracted;

    /// <summary>
    /// Steps after which the sums are added to the gradients. Where many rows of weights read the same vectors, these stay in the cache from one row to the
    /// next if they are few, unless so many parts would be added up that the sum suffers; how many is a matter of the shapes alone, since it decides the order of the sums.
    /// </summary>
    private int Steps
    {
        get
        {
            if (_contracted.Rank == 0)
            {
                return 1;
            }

            int few = Enumerable.Range(1, BlockSteps).Last(steps => _contracted[0] % steps == 0);
            return _rows < ManyRows || 2 * few <= BlockSteps || _contracted[0] / few > LongSums.MostTerms ? _contracted[0] : few;
        }
    }

    private int Products => 1 + _cluster.Joined.Count;

    private int Sums => _cluster.Together.Count(c => c.RowSums.Count > 0);

    public void Emit()
    {
        job.Describe();
        job.Builder.Kernel.Body.AddRange(job.Builder.Repeat("block", _contracted.Rank == 0 ? 1 : _contracted[0] / Steps, block => Vectors(block * Steps)));
    }

    private IReadOnlyList<Statement> Vectors(AffineIndex step)
    {
        int lanes = _tiling.Lanes, whole = _columns / lanes, together = _tiling.FeatureVectors(whole, Products, Sums);
        var statements = new List<Statement>(job.Builder.Repeat("vector", whole / together, vector => Rows(step, vector * (together * lanes), together, lanes)));
        if (_columns % lanes > 0)
        {
            statements.AddRange(Rows(step, whole * lanes, 1, _columns % lanes));
        }

        return statements;
    }

    /// <summary>Tiles of rows; the first one also sums up the rows that are multiplied, where somebody asks for that.</summary>
    private IReadOnlyList<Statement> Rows(AffineIndex step, AffineIndex column, int vectors, int lanes)
    {
        var tiles = Tiling.Split(_rows, _tiling.FeatureRows(vectors * Products, vectors * Sums));
        return Loops.Tiles(job.Builder, "row", Sums > 0 ? Loops.FirstApart(tiles) : tiles, (row, size) =>
            new Gradient(job, forms, new Area([], row, size, column, vectors), lanes) { TakesRowSums = row is { Constant: 0, Terms.Count: 0 }, FirstStep = step, Steps = Steps }.Emit());
    }
}
