using System.Globalization;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Battery;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>Graphs of samples of the battery on random shapes and widths: whatever the binder takes is a model. The same seed gives the same graph.</summary>
internal sealed class RandomGraph
{
    private const int MaxElements = 400, MaxParameters = 3000;

    private static readonly int[] Widths = [1, 3, 5, 7, 10, 17];
    private static readonly HashSet<string> Prefixes = ["TimeDistributed", "Bidirectional", "StackedRnn"];

    // ids come with an embedding of their own: of ids that are computed, rounding decides which they are
    private static readonly IReadOnlyList<LayerSample> Samples = [.. LayerSamples.All.Where(s =>
        s.Functions.Length == 0 && !s.Layers.Contains('|', StringComparison.Ordinal) && !s.Layers.Contains("InitialState", StringComparison.Ordinal) && !s.Names.Contains("Embedding"))];

    private readonly Random _random;
    private readonly List<string> _nodes = [];
    private readonly List<string> _names = [];
    private readonly HashSet<string> _read = [];

    private RandomGraph(int seed) => _random = new Random(seed);

    /// <param name="seed">Decides everything.</param>
    /// <param name="header">Such as <c>public sealed partial class Model1</c>.</param>
    public static string Declaration(int seed, string header)
    {
        var graph = new RandomGraph(seed);
        graph.AddInputs();
        int layers = graph._random.Next(2, 5);
        for (int i = 0; i < layers; i++)
        {
            graph.AddLayer();
        }

        graph.Join();
        return graph.Text(header, graph.Pick("Sgd(Momentum = 0.9)", "Adam", "RmsProp"));
    }

    public static BoundModel Bind(int seed) => ModelSource.BindDeclaration(Declaration(seed, "public sealed partial class Model1"));

    private void AddInputs()
    {
        int inputs = _random.Next(1, 3);
        for (int i = 0; i < inputs; i++)
        {
            int steps = _random.Next(2, 10), width = _random.Next(1, 6);
            bool isIds = _random.Next(5) == 0;
            Add(isIds ? $"Input({steps})" : Pick($"Input({steps}, {width})", $"Input({steps}, {width})", $"Input({steps}, {width})", $"Input({width + 2})", $"Input(2, {steps}, {width})"), ((char)('A' + i)).ToString());
            if (isIds)
            {
                Append($"Embedding(11, {Pick(Widths)}, MaskZero = {(_random.Next(2) == 0 ? "true" : "false")}, From = nameof({_names[^1]}))", _names[^1]);
            }
        }
    }

    /// <summary>A sample on nodes that are there; samples that do not fit are drawn again.</summary>
    private void AddLayer()
    {
        for (int attempt = 0; attempt < 40; attempt++)
        {
            string layers = Pick(Samples).Layers.Replace("#", Pick(Widths).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            string[] sources = [.. Enumerable.Range(0, 3).Select(_ => Pick<string>([.. _names]))];
            string node = layers.Contains("nameof", StringComparison.Ordinal)
                ? layers.Replace("(A)", $"({sources[0]})", StringComparison.Ordinal).Replace("(B)", $"({sources[1]})", StringComparison.Ordinal).Replace("(C)", $"({sources[2]})", StringComparison.Ordinal)
                : From(layers, sources[0]);
            string[] read = [.. sources.Where(s => node.Contains($"({s})", StringComparison.Ordinal))];
            if (Fits(node))
            {
                Append(node, read);
                return;
            }
        }
    }

    /// <summary>Brings all loose ends to one output.</summary>
    private void Join()
    {
        string[] loose = [.. _names.Where(name => !_read.Contains(name))];
        if (loose.Length > 1)
        {
            foreach (string end in loose)
            {
                Append($"Flatten(From = nameof({end}))", end);
            }

            loose = [.. _names.Where(name => !_read.Contains(name))];
            Append($"Concatenate({string.Join(", ", loose.Select(end => $"nameof({end})"))})", loose);
        }

        int classes = _random.Next(2, 6);
        _nodes.Add($"[{Pick(
            $"Dense({classes}, Activation = Activation.Softmax, From = nameof({_names[^1]})), Output, CategoricalCrossentropy",
            $"Dense({classes}, Activation = Activation.Softmax, From = nameof({_names[^1]})), Output, SparseCategoricalCrossentropy",
            $"Dense({classes}, From = nameof({_names[^1]})), Output, Huber")}] private static partial LayerNode Y {{ get; }}");
    }

    private bool Fits(string node)
    {
        string[] ends = [.. _nodes, $"[{node}, Output, MeanSquaredError] private static partial LayerNode Next {{ get; }}"];
        var model = ModelSource.BindDeclaration($"[SequenceModel, Sgd] public sealed partial class Model1 {{ {string.Join(" ", ends)} }}");
        var added = model.Layers.LastOrDefault();

        // the loose ends of the other nodes are joined later
        return added is not null && model.Findings.All(f => f.Rule.Severity != RuleSeverity.Error || f.RuleId is RuleIds.UnusedNode) && model.ParameterCount <= MaxParameters
            && model.Layers.All(l => l.OutputShape.Elements is > 0 and <= MaxElements);
    }

    private void Append(string node, params string[] read)
    {
        Add(node, "N" + (_nodes.Count + 1).ToString(CultureInfo.InvariantCulture));
        _read.UnionWith(read);
    }

    private void Add(string node, string name)
    {
        _nodes.Add($"[{node}] private static partial LayerNode {name} {{ get; }}");
        _names.Add(name);
    }

    private string Text(string header, string optimizer) => $"[SequenceModel, {optimizer}]\n{header}\n{{\n{string.Concat(_nodes.Select(node => $"    {node}\n"))}}}\n";

    /// <summary>The node that a list of layers reads, said on the first layer behind the prefixes.</summary>
    private static string From(string layers, string node)
    {
        var parts = LayerSample.Split(layers);
        int first = parts.FindIndex(part => !Prefixes.Contains(part.Split('(')[0]));
        string source = $"{(parts[first].Split('(')[0] is "Attention" or "AdditiveAttention" ? "Query" : "From")} = nameof({node})";
        parts[first] = parts[first].EndsWith(')') ? $"{parts[first][..^1]}, {source})" : $"{parts[first]}({source})";
        return string.Join(", ", parts);
    }

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
