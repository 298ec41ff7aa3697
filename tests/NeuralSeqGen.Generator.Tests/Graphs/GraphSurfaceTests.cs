namespace NeuralSeqGen.Generator.Tests;

/// <summary>What is generated for graphs: one parameter per input and target, called as the nodes are; tuples for several outputs.</summary>
public sealed class GraphSurfaceTests
{
    [Fact]
    public void Several()
    {
        using var models = GeneratorHarness.Load(GraphModels.TwoByTwo, GraphModels.Residual);
        foreach (var m in SurfaceReflection.Methods(models.Type("TwoByTwo")))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(m);
        }
    }
}
