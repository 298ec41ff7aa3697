using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Edit distances of random sequences against Levenshtein's table.</summary>
public sealed class EditDistanceTests
{
    private const int Samples = 12, Steps = 7, Ids = 4;

    [Theory]
    [InlineData("", -1, -1, false)]
    [InlineData("(EndId = 0)", 0, -1, false)]
    [InlineData("(PadId = 0)", -1, 0, false)]
    [InlineData("(EndId = 1, PadId = 2)", 1, 2, false)]
    [InlineData("(PadId = 0, Collapse = true)", -1, 0, true)]
    public void Distances_AreLevenshteins(string arguments, int end, int pad, bool collapse)
    {
        var random = new Random(end + (10 * pad) + 100);
        int[][] predicted = Random(random), target = Random(random);
        var pairs = predicted.Zip(target, (p, t) => (Distance: Levenshtein(Kept(collapse ? Collapsed(p) : p, end, pad), Kept(t, end, pad)), Length: Kept(t, end, pad).Count)).ToList();
        double[] expected = [pairs.Sum(p => p.Distance), Samples, pairs.Sum(p => p.Distance), pairs.Sum(p => p.Length)];

        var model = ModelSource.BindValid($"[Input({Steps}, {Ids}), Activation(Activation.Linear), SparseCategoricalCrossentropy, Metric.EditDistance{arguments}, Metric.WordErrorRate{arguments}]");
        PortValues Ports() => new(Samples)
        {
            [PortKind.Input] = [.. predicted.Select(ids => ids.SelectMany(id => Enumerable.Range(0, Ids).Select(c => c == id ? 1.0 : 0)).ToArray())],
            [PortKind.Target] = [.. target.Select(ids => ids.Select(id => (double)id).ToArray())],
        };
        var graph = ModelLowering.Evaluate(model);
        GraphVerifier.Verify(graph);
        Assert.Equal(expected, GraphInterpreter.Run(graph, Ports()).Sums(1, 4));

        CompilationPipeline.Run(graph);
        Assert.Equal(expected, ProgramExecutor.Run(ProgramScheduler.Run(Assert.Single(SplitPhases.Run(graph)), 512), Ports()).Sums(1, 4));
    }

    [Fact]
    public void MaskedSteps_AreNoIds()
    {
        var model = ModelSource.BindValid("[Input(3, 2), Masking, Activation(Activation.Linear), SparseCategoricalCrossentropy, Metric.EditDistance, Metric.WordErrorRate]");
        var ports = new PortValues(1) { [PortKind.Input] = [[1, 0, 0, 1, 0, 0]], [PortKind.Target] = [[0, 0, 1]] };
        Assert.Equal([1.0, 1, 1, 2], GraphInterpreter.Run(ModelLowering.Evaluate(model), ports).Sums(1, 4));
    }

    [Theory]
    [InlineData("Masking(MaskValue = 9), ", "", false)]
    [InlineData("", ", Weighted = true", true)]
    public void RepeatsCollapse_AgainstTheStepBeforeThatCounts(string masking, string weighted, bool hasWeights)
    {
        var random = new Random(7);
        int[][] predicted = Random(random), target = Random(random);
        bool[][] counts = [.. predicted.Select(ids => ids.Select((_, i) => i == 3 || random.Next(3) > 0).ToArray())];
        double[] Step(int s, int i) => [.. Enumerable.Range(0, Ids).Select(c => !hasWeights && !counts[s][i] ? 9.0 : c == predicted[s][i] ? 1 : 0)];
        var values = MetricRun.Values($"[Input({Steps}, {Ids}), {masking}Activation(Activation.Linear), SparseCategoricalCrossentropy, Metric.EditDistance(Collapse = true{weighted})]",
            [.. predicted.Select((ids, s) => ids.SelectMany((_, i) => Step(s, i)).ToArray())], [.. target.Select(ids => ids.Select(id => (double)id).ToArray())],
            hasWeights ? [.. counts.Select(s => s.Select(c => c ? 1.0 : 0).ToArray())] : null);
        int[] Counted(int[] ids, int s) => [.. ids.Where((_, i) => counts[s][i])];
        Assert.Equal(Enumerable.Range(0, Samples).Average(s => Levenshtein([.. Collapsed(Counted(predicted[s], s))], [.. Counted(target[s], s)])), values["edit_distance"], 1e-12);
    }

    [Fact]
    public void OutputWithoutSteps_IsRefused() =>
        Assert.Equal("Model1: [Metric.EditDistance] needs (steps, classes), but the output is (batch, 2).",
            Assert.Single(ModelSource.Bind("[Input(3), Dense(2), SparseCategoricalCrossentropy, Metric.EditDistance]").Findings).Sentence);

    private static int[][] Random(Random random) => [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, Steps).Select(_ => random.Next(Ids)).ToArray())];

    private static List<int> Kept(IEnumerable<int> ids, int end, int pad) => [.. ids.TakeWhile(id => id != end).Where(id => id != pad)];

    private static int[] Collapsed(int[] ids) => [.. ids.Where((id, i) => i == 0 || id != ids[i - 1])];

    internal static int Levenshtein(List<int> a, List<int> b)
    {
        int[,] table = new int[a.Count + 1, b.Count + 1];
        for (int i = 0; i <= a.Count; i++)
        {
            for (int j = 0; j <= b.Count; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return table[a.Count, b.Count];
    }
}
