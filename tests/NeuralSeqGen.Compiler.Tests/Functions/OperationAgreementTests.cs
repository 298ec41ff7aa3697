using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Every operation: what C# computes in a plain run is what the graph of the same text computes, with gradients of finite differences and programs that agree.</summary>
public sealed class OperationAgreementTests
{
    private const int Seed = 11;

    public static TheoryData<int, string> Cases => [.. AgreementCases.All.Select((operation, i) => (i, operation.Text))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void PlainRun_IsTheGraph(int index, string text)
    {
        Assert.NotEmpty(text);
        var model = Of(index);
        model.PlainIsTheGraph(model.Bind(), Seed, 2e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_AreFiniteDifferences(int index, string text)
    {
        Assert.NotEmpty(text);
        ModelProperties.GradientsAreFiniteDifferences(Of(index).Bind(), Seed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Programs_ComputeTheGraph(int index, string text)
    {
        Assert.NotEmpty(text);
        ModelProperties.ProgramsComputeTheGraph(Of(index).Bind(), 5, Seed + (index % 2));
    }

    [Fact]
    public void EveryOperation_HasACase()
    {
        var used = AgreementCases.All.SelectMany((_, i) => Operations(Of(i).Bind().Layers.Single(layer => layer.Function is not null).Function!.Spec.Main.Root)).ToHashSet();
        Assert.Empty(OperationCatalogue.All.Select(operation => operation.Name).Except(used));
    }

    private static AgreementModel Of(int index) => new((AgreementCases.All[index], 0, 1));

    private static IEnumerable<string> Operations(FunctionNode node) =>
        node.Children.SelectMany(Operations).Concat(node.Kind == FunctionNodeKind.Operation ? [(string)node.Value!] : []);
}
