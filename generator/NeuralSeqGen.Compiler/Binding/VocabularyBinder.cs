using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds <c>[VocabularyFile]</c>: gives layers the extents that are left to it, and compares those that are written.</summary>
internal sealed class VocabularyBinder(ModelSpec spec, BindingReport report)
{
    /// <summary>An extent that is left to the file.</summary>
    private const int Open = -1;

    private readonly List<PartSpec> _files = [.. spec.Parts.Where(p => PartCatalogue.Known.Is(p, PartKind.Vocabulary))];

    public static IReadOnlyList<Argument> Arguments { get; } = [Argument.Text("Path") with { IsPositional = true }, Argument.Flag("StartEnd", false)];

    /// <summary>The model without extents that are left open.</summary>
    public ModelSpec Bind()
    {
        var result = spec;
        foreach (var file in _files)
        {
            string display = $"[{VocabularyFiles.Part}(\"{file["Path"]}\")]";
            bool startEnd = new ArgumentBinder(report).Bind(file, Arguments, display).Flag("StartEnd");
            startEnd = file.Vocabulary?.StartEnd ?? startEnd;
            var layers = Layers(file);
            if (Behind(file) is null && _files.FirstOrDefault(other => Behind(other) is null) is { } first && first != file)
            {
                report.Add(new Finding(RuleIds.DuplicateOrReservedName, file.Index, report.ModelName, $"{display} is a second vocabulary for the whole model. Write each before the [Embedding] or [Dense] that it is for."));
                continue;
            }

            if (layers.Count == 0)
            {
                report.Add(new Finding(RuleIds.MisplacedPart, file.Index, report.ModelName, $"{display} stands before no [Embedding] or [Dense], and the model has none that it could be for. Write it before one of them."));
            }
            else if (file.Vocabulary is { Problem.Length: > 0 } wrong)
            {
                report.Add(new Finding(RuleIds.VocabularyFile, file.Index, report.ModelName, $"{display} {wrong.Problem}"));
            }

            result = layers.Aggregate(result, (model, layer) => Bind(model, layer, file, startEnd));
        }

        return result;
    }

    private ModelSpec Bind(ModelSpec model, PartSpec layer, PartSpec file, bool startEnd)
    {
        string argument = Extent(layer)!.Argument;
        bool isKnown = file.Vocabulary is { Problem.Length: 0 };
        int ids = (file.Vocabulary?.Tokens ?? 0) + (startEnd ? 4 : 2);
        if (layer[argument] is Open)
        {
            Guess(layer, file, isKnown);
            return model with { Parts = model.Parts.Select(p => p.Index == layer.Index ? With(p, argument, isKnown ? ids : 1) : p).ToEquatableArray() };
        }

        if (isKnown && layer[argument] is int extent && extent != ids)
        {
            string display = "[" + ArgumentBinder.Display(layer, LayerCatalogue.Find(layer.Name)!.AllArguments) + "]";
            report.Add(new Finding(RuleIds.VocabularyExtent, layer.Index, report.ModelName, display, argument, Naming.Number(extent), (string)file["Path"]!, Naming.Number(ids),
                Naming.Number(file.Vocabulary!.Tokens), startEnd ? "padding, start, end and what is unknown" : "padding and what is unknown")
            {
                FixPart = layer.Index,
            });
        }

        return model;
    }

    /// <summary>Says that an extent is not known: for the reason reported, or because nobody has looked.</summary>
    private void Guess(PartSpec layer, PartSpec file, bool isKnown)
    {
        if (!isKnown && file.Vocabulary is null)
        {
            report.Leave(new ReportedElsewhere(layer.Index));
        }
        else if (!isKnown)
        {
            report.BreakSilently();
        }
    }

    /// <summary>The layer that a file stands before; or those of the whole model that have none of their own.</summary>
    private List<PartSpec> Layers(PartSpec file) => Behind(file) is { } own ? [own] :
        [.. spec.Parts.Where(p => Extent(p) is { } extent && (extent.CountsIds || p[extent.Argument] is Open) && _files.All(other => Behind(other) != p))];

    private PartSpec? Behind(PartSpec file)
    {
        var list = spec.Nodes.Where(n => file.Index >= n.FirstPart && file.Index < n.FirstPart + n.PartCount).Select(spec.PartsOf).FirstOrDefault() ?? spec.ClassParts;
        var next = WrappedLayers.Layers(list.Where(p => p.Index > file.Index)).FirstOrDefault(p => !PartCatalogue.Known.IsWrapper(p.Name));
        return next is not null && Extent(next) is not null ? next : null;
    }

    private static VocabularyExtent? Extent(PartSpec part) => part.IsBroken ? null : LayerCatalogue.Find(part.Name)?.VocabularyExtent;

    private static PartSpec With(PartSpec part, string name, int value) => part with { Arguments = part.Arguments.Select(a => a.Name == name ? a with { Value = value } : a).ToEquatableArray() };
}
