using System.Text.Json;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Keras;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Tests.Battery;

namespace NeuralSeqGen.Compiler.Tests.Keras;

/// <summary>Every layer has its line, and every argument of it reaches the config or is said where it stands.</summary>
public sealed class KerasCatalogueTests
{
    // which layers are read, what is asked at a call, the extent of an input
    private static readonly string[] OfTheGraph = ["Name", "Trainable", "From", "Query", "Value", "Key", "InitialState", "Of", "Layer", "UseCausalMask", "ReturnAttentionScores", "Shape", "ElementType", "BatchSize"];

    // arguments that a key is made of by a function of the table, or of another form: the axis of Slice stands in what GetItem is called with, a function of one's own in C# alone
    private static readonly Dictionary<string, string> MadeOfSeveral = new()
    {
        ["StackedRnn"] = "Depth", ["Flip"] = "Axis", ["Slice"] = "Start Size Axis", ["Conv1DTranspose"] = "OutputPadding", ["MaxPooling1D"] = "Strides", ["AveragePooling1D"] = "Strides",
        ["ZeroPadding1D"] = "Before After", ["Cropping1D"] = "Before After", ["FinalState"] = "Index", ["Stack"] = "Axis", ["Dot"] = "Axes OtherAxis", ["MultiHeadAttention"] = "ValueDim OutputShape AttentionAxes",
        ["LayerNormalization"] = "Axis", ["BatchNormalization"] = "RenormClippingRMin RenormClippingRMax RenormClippingDMax", ["RmsNormalization"] = "Axis", ["UnitNormalization"] = "Axis",
        ["Rnn"] = "Type Arguments", ["Lambda"] = "Type Arguments", ["PRelu"] = "SharedAxes", ["PositionEmbedding"] = "SequenceLength AddsInput EmbeddingsInitializer EmbeddingsInitializerValue", ["SinePositionEncoding"] = "AddsInput", ["SubModel"] = "Repeat", ["ReversibleEmbedding"] = "LogitSoftCap", ["Glu"] = "Axis", ["Normalization"] = "Mean Variance Axis",
    };

    private static readonly string[] OfAWeight = ["Initializer", "InitializerValue", "L1", "L2", "Orthogonal", "OrthogonalColumns", "Constraint", "ConstraintValue", "ConstraintMin", "ConstraintRate"];

    [Fact]
    public void EveryLayer_HasALine() => Assert.Empty(LayerCatalogue.All.Where(layer => KerasCatalogue.Find(layer.Name) is null).Select(layer => layer.Name));

    /// <summary>They stand in another layer's place (behind a wrapper, for the layers of another node, for a result), or are functions of the user's.</summary>
    [Fact]
    public void OnlyWhatIsNoLayer_HasNoClassOfKeras() =>
        Assert.Equal(["BackwardLayer", "FinalState", "Lambda", "Reuse", "Rnn"], LayerCatalogue.All.Where(layer => KerasCatalogue.Of(layer).Module == KerasClass.Ours).Select(layer => layer.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryArgument_ReachesTheConfig()
    {
        var lost = LayerCatalogue.All.SelectMany(layer => layer.AllArguments.Select(a => a.Name).Except([.. Written(layer), .. OfTheGraph]).Select(name => $"{layer.Name}.{name}"));
        Assert.Empty(lost);
    }

    [Fact]
    public void EverySample_GivesJson()
    {
        foreach (var sample in LayerSamples.All.Where(sample => sample.Bind().Layers.All(layer => !IsFunction(layer) && !layer.Inner.Any(IsFunction))))
        {
            using var json = JsonDocument.Parse(KerasArchitecture.Of(sample.Bind()));
            Assert.DoesNotContain(KerasClass.Ours, json.RootElement.GetProperty("config").GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("module").GetString()));
        }
    }

    private static bool IsFunction(BoundLayer layer) => layer.Layer.Name is "Lambda" or "Rnn";

    private static IEnumerable<string> Written(Layer layer)
    {
        string[] keys = [.. KerasCatalogue.Of(layer).Keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(token => !token.Contains('='))];
        return keys.SelectMany(Arguments).Concat(MadeOfSeveral.GetValueOrDefault(layer.Name, "").Split(' '));
    }

    private static IEnumerable<string> Arguments(string token)
    {
        string key = token.TrimEnd('[', ']', '?');
        string[] endings = [.. new[] { "_initializer", "_regularizer", "_constraint" }.Where(key.EndsWith)];
        return endings.Length == 0 ? [key.Contains(':') ? key.Split(':')[1] : Naming.Pascal(key)] : OfAWeight.Select(end => Naming.Pascal(key[..^endings[0].Length]) + end);
    }
}
