using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>A model of another assembly as a layer: its attributes are read from metadata.</summary>
public sealed class ReferencedSubModelTests
{
    private const string Library = """
        namespace Library;
        [SequenceModel, Input(5, 3), Gru(4, ReturnSequences = true), TimeDistributed, Dense(2, Activation = Activation.Tanh)]
        public partial class Encoder;
        [SequenceModel]
        public partial class Graph
        {
            [Input(5, 3)] private static LayerNode X => null!;
            [Dense(2, From = nameof(X))] private static LayerNode Y => null!;
        }
        """;

    [Fact]
    public void List_IsReadInItsOrder()
    {
        var model = Bind("Library.Encoder");

        Assert.Empty(model.Findings.Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence));
        Assert.True(model.IsValid);
        Assert.Equal([5, 2], model.Outputs[0].Shape);
        Assert.Equal(["encoder_1/gru_1/kernel", "encoder_1/gru_1/recurrent_kernel", "encoder_1/gru_1/bias", "encoder_1/time_distributed_1/kernel", "encoder_1/time_distributed_1/bias"], model.Weights.Select(w => w.Name));
    }

    [Fact]
    public void Graph_IsRefused_SinceItsNodesArePrivate() =>
        Assert.Equal("Model1: Graph of [SubModel<Graph>] #1 is a graph of another assembly, 'Library', whose nodes are private to it. Declare it in this project, or as one list of layers.", Bind("Library.Graph").Findings.Single().Sentence);

    private static BoundModel Bind(string type)
    {
        using var image = new MemoryStream();
        var emitted = ModelSource.Compilation(Library).WithAssemblyName("Library").Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var outer = ModelSource.Compilation($"[SequenceModel, Input(5, 3), SubModel<{type}>] public partial class Model1;").AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        return ModelBinder.Bind(ModelParser.Parse(outer.GetTypeByMetadataName("Model1")!, CancellationToken.None));
    }
}
