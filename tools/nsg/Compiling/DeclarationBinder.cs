using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Tool.Compiling;

/// <summary>Reads declarations as the generator does: the same parser, the same binder.</summary>
internal sealed class DeclarationBinder : IDeclarationBinder
{
    // the other half of a partial property, which the generator writes
    private const string MissingHalf = "CS9248";

    public BoundDeclaration Bind(string source, string className)
    {
        var compilation = Sources.Compile("Declarations", source);
        string[] errors = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != MissingHalf).Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
        var models = DeclaredModels.In(compilation.Assembly.GlobalNamespace).Select(type => (Name: type.ToDisplayString(), Model: ModelBinder.Bind(ModelParser.Parse(type, CancellationToken.None)))).ToList();
        var model = models.First(m => m.Name == className).Model;
        string[] findings = [.. models.SelectMany(m => m.Model.Findings).Where(f => f.Rule.Severity == RuleSeverity.Error).Select(f => f.Sentence)];
        string[] all = [.. errors, .. findings];
        var layers = Layers(model.Layers).ToList();
        return new(
            [.. model.Weights.Select(weight => new BoundSlot(weight.Name, [.. weight.Shape], weight.Trainable))],
            layers.Where(layer => layer.HasInputMask).Select(Name).ToHashSet(), layers.Select(Name).ToHashSet(),
            all.Length > 0 || model.IsValid ? all : ["the declaration is not complete"])
        {
            Training = all.Length == 0 && model.Optimizer is { } optimizer ? Training(optimizer, model) : null,
        };
    }

    private static BoundTraining Training(BoundOptimizer optimizer, BoundModel model)
    {
        var starts = optimizer.SlotStarts;
        BoundMemory Whole(string name) => new(name, 0, [.. model.Weights.Select(weight => (IReadOnlyList<int>)[.. weight.Shape])]);
        return new(optimizer.Optimizer.Name, optimizer.Optimizer.KerasName, optimizer.LearningRate, optimizer.LearningRateSchedule is not null,
        [
            .. optimizer.Slots.Select((name, slot) => new BoundMemory(name, (float)starts[slot], [.. model.Weights.Select(weight => optimizer.SlotShape(slot, weight) is { } shape ? (IReadOnlyList<int>)[.. shape] : null)])),
            .. optimizer.Arguments.Int("GradientAccumulationSteps") > 1 ? [Whole("accumulated_gradient")] : Array.Empty<BoundMemory>(),
            .. optimizer.Arguments.Flag("UseEma") ? [Whole("average")] : Array.Empty<BoundMemory>(),
        ]);
    }

    private static string Name(BoundLayer layer) => layer.Name.Split('/')[^1];

    private static IEnumerable<BoundLayer> Layers(IEnumerable<BoundLayer> layers) =>
        layers.Where(layer => layer.Inputs.Count > 0).SelectMany(layer => Layers((layer.Model ?? layer.Wrapped?.Model)?.Layers ?? []).Prepend(layer));
}
