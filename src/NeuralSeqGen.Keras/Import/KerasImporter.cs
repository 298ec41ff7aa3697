using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Weights;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Import;

/// <summary>A saved model as a class with attributes and weights under the names that they have here. What the compiler would not take is refused, so that nothing wrong is written.</summary>
/// <param name="binder">The compiler's own reading of the class.</param>
internal sealed class KerasImporter(IDeclarationBinder binder)
{
    /// <param name="saved">The file with the architecture.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="weights">A file with the weights alone; null where the first file has them.</param>
    /// <exception cref="ModelFileException">The model has no counterpart here, or its weights are not those of its architecture.</exception>
    public ImportedModel Import(SavedModel saved, ImportOptions options, SavedModel? weights = null)
    {
        try
        {
            return Run(saved, options, weights);
        }
        catch (RefusedImportException e)
        {
            throw new ModelFileException(CSharpText.OneLine($"{Path.GetFileName(saved.Path)}: {e.Message}."), e) { Path = saved.Path };
        }
        catch (Exception e) when (e is not (ModelFileException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // a config of another form than any Keras writes: it is read as it comes, and nothing has been written yet
            throw new ModelFileException(CSharpText.OneLine($"{Path.GetFileName(saved.Path)}: the config of the model is not as Keras writes it ({e.Message.TrimEnd('.')})."), e) { Path = saved.Path };
        }
    }

    private ImportedModel Run(SavedModel saved, ImportOptions options, SavedModel? weights)
    {
        var version = ConfigVersion.Parse(saved.KerasVersion, saved.Backend);
        var architecture = Architecture.Read(saved, version);
        var context = new DeclarationContext(version, options);
        string className = context.ModelName(Path.GetFileNameWithoutExtension(saved.Path));
        var arrays = (weights ?? saved).Weights;
        ArrayChecks.Check(architecture.Graph, arrays, version);
        var declaration = new GraphDeclaration(context, architecture.Graph, className);
        var model = declaration.Declare();
        var notes = context.Notes;
        new CompiledAttributes(version, notes).Add(architecture.Training, architecture.Graph, declaration.Outputs, model);
        var text = new ModelText(model, context.SubModels, options);
        var marked = Bind(text, notes, out bool isCompiled);
        DeclaredLayer[] layers = [.. model.Layers, .. context.SubModels.SelectMany(sub => sub.Layers)];
        BoundMasks.Check(model.Layers, marked);
        var final = Demand(binder.Bind(text.Written(Header(saved, notes), isCompiled), text.FullName));
        var writer = weights is null ? version : ConfigVersion.Parse(weights.KerasVersion ?? saved.KerasVersion, weights.Backend ?? saved.Backend);
        var matching = new WeightMatching(layers, writer);
        var filled = arrays is null ? [] : matching.Fill(marked.Weights, final.Weights, arrays, notes);
        var training = new TrainingStates(writer, notes).Of((weights ?? saved).OptimizerWeights, architecture.Training, final, matching.Slots(marked.Weights), filled);
        return new(className, text.Written(Header(saved, notes), isCompiled), filled, [.. notes.Select(CSharpText.OneLine)]) { FullName = text.FullName, Training = training, Inputs = [.. InputSteps.Of(architecture.Graph)] };
    }

    /// <summary>What the model was compiled with is left out where the compiler does not take it: a model predicts without.</summary>
    private BoundDeclaration Bind(ModelText text, List<string> notes, out bool isCompiled)
    {
        var bound = binder.Bind(text.Marked(isCompiled: true), text.FullName);
        isCompiled = bound.Errors.Count == 0;
        if (!isCompiled)
        {
            var bare = Demand(binder.Bind(text.Marked(isCompiled: false), text.FullName));
            notes.Add($"Loss, optimizer and metrics are left out: {bound.Errors[0]}");
            return bare;
        }

        return bound;
    }

    private static BoundDeclaration Demand(BoundDeclaration bound) => bound.Errors.Count == 0 ? bound : throw new RefusedImportException(bound.Errors[0].TrimEnd('.'));

    private static IEnumerable<string> Header(SavedModel saved, IEnumerable<string> notes) =>
    [
        $"Imported from {Path.GetFileName(saved.Path)}{(saved.KerasVersion is null ? "" : $", Keras {saved.KerasVersion}")}{(saved.Backend is null ? "" : $" ({saved.Backend})")}.",
        $"SHA-256 {saved.Sha256}.",
        .. notes,
    ];
}
