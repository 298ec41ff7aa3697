namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>What must hold for every graph of layers: passes change no number, kernels compute what the graph says, gradients are those of finite differences.</summary>
public sealed class RandomGraphTests
{
    private static readonly int[] Batches = [1, 3, 7, 16];

    public static int Count => int.TryParse(Environment.GetEnvironmentVariable(RandomModelTests.CountVariable), out int count) ? count : 150;

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, (Count + 9) / 10)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void Graphs_HaveTheirGradients_AndTheirProgramsTheirNumbers(int ten)
    {
        for (int seed = ten * 10; seed < (ten * 10) + 10; seed++)
        {
            try
            {
                var model = RandomGraph.Bind(seed);
                Assert.Empty(model.Findings.Where(f => f.Rule.Severity == Binding.RuleSeverity.Error).Select(f => f.Sentence));
                ModelProperties.SomeGradientsAreFiniteDifferences(model, seed);
                ModelProperties.ProgramsComputeTheGraph(model, Batches[seed % Batches.Length], seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"graph {seed}: {RandomGraph.Declaration(seed, "class")}: {e.Message}", e);
            }
        }
    }
}
