using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Changes of a model that make it take what a call passes, where one argument of one layer decides. Each is tried first.</summary>
internal static class ExtentEdits
{
    /// <summary>The change after which a target has these extents per sample; null where there is none, or they are not known.</summary>
    public static ModelEdit? ForTarget(BoundModel model, BoundOutput output, IReadOnlyList<long?> received)
    {
        if (received.Any(extent => extent is null or < 1 or > int.MaxValue))
        {
            return null;
        }

        int number = model.Outputs.TakeWhile(other => other != output).Count();
        return Candidates(model, output, received).FirstOrDefault(edit => edit.Part >= 0 && ModelBinder.Bind(edit.Apply(model.Spec)) is { IsValid: true } edited
            && edited.Outputs.Count > number && edited.Outputs[number].TargetShape.Select(extent => (long?)extent).SequenceEqual(received));
    }

    /// <summary>The batch size nearest to the declared one that divides a number of samples.</summary>
    public static ModelEdit? ForBatch(BoundModel model, long samples)
    {
        int declared = model.StatefulBatch, part = model.Inputs[0].Layer.Part;
        long size = samples < 1 || model.Inputs.Count > 1 || part < 0 ? 0 : Enumerable.Range(0, declared).SelectMany(distance => new[] { declared - distance, declared + distance }).FirstOrDefault(batch => batch > 0 && samples % batch == 0);
        var edit = new ModelEdit(ModelEditKind.SetArgument, part, "BatchSize=" + CallText.Number(size));
        return size > 0 && ModelBinder.Bind(edit.Apply(model.Spec)) is { IsValid: true } ? edit : null;
    }

    /// <summary>As many ids as an array holds.</summary>
    public static ModelEdit? ForIds(BoundModel model, BoundLayer embedding, long id)
    {
        var edit = new ModelEdit(ModelEditKind.SetArgument, embedding.Innermost.Part, "InputDim=" + CallText.Number(id + 1));
        return id is >= 0 and < int.MaxValue && model.Layers.Contains(embedding) && edit.Part >= 0 && ModelBinder.Bind(edit.Apply(model.Spec)) is { IsValid: true } ? edit : null;
    }

    /// <summary>Of two recurrent layers that give every step: the first one's last step, repeated as often as the target has steps.</summary>
    private static ModelEdit? Decoder(BoundModel model, string steps) =>
        model.Layers.Where(layer => layer is { Layer: { IsRecurrent: true, IsWrapper: false }, ReturnsSequence: true }).ToList() is [{ Part: >= 0 and var encoder }, { Part: var decoder }] && decoder > encoder
            ? new(ModelEditKind.InsertRepeatVector, decoder, steps) { And = new(ModelEditKind.ReturnSequences, encoder, "false") }
            : null;

    private static IEnumerable<ModelEdit> Candidates(BoundModel model, BoundOutput output, IReadOnlyList<long?> received)
    {
        string steps = CallText.Number(received[0]!.Value), last = CallText.Number(received[received.Count - 1]!.Value);
        if (TimeStepRemedies.Repeat(model) is { } repeat)
        {
            yield return new(ModelEditKind.SetArgument, repeat.Part, "N=" + steps);
        }

        if (output.TargetShape.Rank > 0 && TimeStepRemedies.Shortening(model, received[0]!.Value, output.TargetShape[0]) is { } shortening)
        {
            yield return new(ModelEditKind.SetArgument, shortening.Part, "Padding=ConvolutionPadding.Same");
        }

        if (Decoder(model, steps) is { } decoder)
        {
            yield return decoder;
        }

        for (var layer = output.Layer; layer is not null; layer = layer.Inputs.Count == 1 ? layer.Input : null)
        {
            if (layer.Innermost.Arguments.Has("Units"))
            {
                yield return new(ModelEditKind.SetArgument, layer.Innermost.Part, "Units=" + last);
                yield break;
            }
        }
    }
}
