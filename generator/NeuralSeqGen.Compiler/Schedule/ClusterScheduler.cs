using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Turns the clusters of a graph level, or of a scan's body, into commands: each kind has a scheduler of its own.</summary>
internal sealed class ClusterScheduler
{
    private readonly ProgramKind _kind;
    private readonly OpenKernel _kernel;
    private readonly TileScheduler _tiles;
    private readonly SoftmaxScheduler _softmax;
    private readonly CopyScheduler _copies;
    private readonly RowScheduler _rows;
    private readonly SumScheduler _sums;
    private readonly ScanScheduler _scans;

    public ClusterScheduler(ProgramKind kind, Places places)
    {
        _kind = kind;
        _kernel = new OpenKernel(kind, places);
        _tiles = new TileScheduler(kind, places, _kernel);
        _softmax = new SoftmaxScheduler(kind, places, _kernel);
        _copies = new CopyScheduler(places);
        _rows = new RowScheduler(places);
        _sums = new SumScheduler(places);
        _scans = new ScanScheduler(kind.Tiling, places, this);
    }

    /// <summary>The clusters of a graph or body in the order in which they run.</summary>
    public IReadOnlyList<Cluster> Clusters(Graph graph) => _kind.Order(Clusterer.Run(graph));

    /// <summary>Has what only pads and concatenations read computed where it goes, for the kinds of program that do.</summary>
    public void JoinInPlace(Level level, IReadOnlyList<Cluster> clusters)
    {
        if (_kind.JoinsInPlace)
        {
            _copies.JoinInPlace(level, clusters);
        }
    }

    /// <summary>Adds the commands of a cluster.</summary>
    /// <param name="level">The graph level.</param>
    /// <param name="cluster">One of its clusters.</param>
    /// <param name="stored">Values that must be in memory.</param>
    public void Schedule(Level level, Cluster cluster, HashSet<Value> stored)
    {
        if (cluster.Kind is not ClusterKind.Tile and not ClusterKind.Softmax)
        {
            Close(level);
        }

        switch (cluster.Kind)
        {
            case ClusterKind.Scan: _scans.Schedule(level, cluster.Root!); break;
            case ClusterKind.Softmax: _softmax.Schedule(level, cluster.Root!); break;
            case ClusterKind.Copy: _copies.Schedule(level, cluster.Root!); break;
            case ClusterKind.Rows when cluster.Root!.Op is DoubleReduceOp sum: _sums.Schedule(level, cluster.Root, sum); break;
            case ClusterKind.Rows: _rows.Schedule(level, cluster.Root!); break;
            default: _tiles.Schedule(level, cluster, stored); break;
        }
    }

    /// <summary>Ends the last kernel of a level.</summary>
    public void Close(Level level) => _kernel.Close(level);
}
