using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class WrapInTimeDistributedRefactoringTests
{
    [Theory]
    [InlineData("Gru(2, ReturnSequences = true), §Dense(8)", "Gru(2, ReturnSequences = true), TimeDistributed, Dense(8)")]
    [InlineData("§Activation(Activation.Relu)", "TimeDistributed, Activation(Activation.Relu)")]
    [InlineData("Gru(2), §Dense(8)", null)]
    [InlineData("TimeDistributed, §Dense(8)", null)]
    [InlineData("§Gru(2), Dense(8)", null)]
    [InlineData("Gru(2), Gru(3), §Dense(8)", null)]
    public async Task Layer_IsWrappedWhereTheWrapperChangesNothing(string layers, string? expected)
    {
        string marked = Model(layers);
        var (actions, document) = await OfferedAsync(marked.Replace("§", ""), marked.IndexOf('§'));
        if (expected is null)
        {
            Assert.Empty(actions);
            return;
        }

        var action = Assert.Single(actions);
        var operation = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
        var text = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Model(expected), text.ToString());
    }

    [Fact]
    public async Task LayerOfANode_IsWrapped()
    {
        const string Nodes = "using NeuralSeqGen;\n[SequenceModel] public sealed partial class Model\n{\n    [Input(4, 3)] private static partial LayerNode A { get; }\n    [§Dense(8, From = nameof(A))] private static partial LayerNode B { get; }\n}\n";
        var (actions, document) = await OfferedAsync(Nodes.Replace("§", ""), Nodes.IndexOf('§'));
        var operation = (ApplyChangesOperation)Assert.Single(await Assert.Single(actions).GetOperationsAsync(TestContext.Current.CancellationToken));
        var text = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Nodes.Replace("§", "TimeDistributed, "), text.ToString());
    }

    private static async Task<(List<CodeAction> Actions, Document Document)> OfferedAsync(string source, int position)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Test", LanguageNames.CSharp).WithMetadataReferences(References.All)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("Model.cs", source);
        var actions = new List<CodeAction>();
        var context = new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, TestContext.Current.CancellationToken);
        await new WrapInTimeDistributedRefactoring().ComputeRefactoringsAsync(context);
        return (actions, document);
    }

    private static string Model(string layers) => $"using NeuralSeqGen;\n[SequenceModel, Input(4, 3), {layers}] public sealed partial class Model;\n";
}
