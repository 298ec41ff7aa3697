using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// Orders the clusters of a step so that what most work waits for comes first. A processor starts work in the order of the code: what comes late is not
/// begun early, however long its results take.
/// </summary>
internal static class CriticalPath
{
    public static IReadOnlyList<Cluster> Order(IReadOnlyList<Cluster> clusters)
    {
        var makers = new Dictionary<Value, Cluster>();
        foreach (var cluster in clusters)
        {
            cluster.Nodes.SelectMany(n => n.Outputs).ToList().ForEach(value => makers[value] = cluster);
        }

        var heights = new Dictionary<Cluster, int>();
        foreach (var cluster in clusters.Reverse())
        {
            int height = heights.TryGetValue(cluster, out int known) ? known : 0;
            heights[cluster] = height;
            Raise(Reads(cluster.Epilogue), height + 1);
            Raise(Reads(cluster.Inner.Concat(cluster.Root is null ? [] : [cluster.Root])), height + 2);
        }

        return Sorted(clusters, heights, makers);

        void Raise(IEnumerable<Value> values, int height)
        {
            foreach (var value in values.Where(makers.ContainsKey))
            {
                heights[makers[value]] = Math.Max(height, heights.TryGetValue(makers[value], out int before) ? before : 0);
            }
        }
    }

    private static IReadOnlyList<Cluster> Sorted(IReadOnlyList<Cluster> clusters, Dictionary<Cluster, int> heights, Dictionary<Value, Cluster> makers)
    {
        var left = clusters.ToList();
        var waiting = new HashSet<Cluster>(clusters);
        var sorted = new List<Cluster>();
        while (left.Count > 0)
        {
            var next = left.Where(c => c.Nodes.SelectMany(n => Reads([n])).All(v => !makers.TryGetValue(v, out var maker) || maker == c || !waiting.Contains(maker)))
                .OrderByDescending(c => heights[c]).First();
            left.Remove(next);
            waiting.Remove(next);
            sorted.Add(next);
        }

        return sorted;
    }

    private static IEnumerable<Value> Reads(IEnumerable<Node> nodes) => nodes.SelectMany(n => n.Inputs).Select(Clusterer.Origin);
}
