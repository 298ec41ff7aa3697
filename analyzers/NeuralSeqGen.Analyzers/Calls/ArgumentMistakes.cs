using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is wrong with an array by its type alone: its elements, its axes, or that it is no single array.</summary>
/// <param name="shapes">The model.</param>
internal sealed class ArgumentMistakes(SurfaceShapes shapes)
{
    /// <summary>Null for an array that the model takes.</summary>
    /// <param name="port">What the model takes there.</param>
    /// <param name="form">What is passed.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="text">Its C# text; null where nothing can be put in its place.</param>
    public ArgumentMistake? Of(CallPort port, ArgumentForm form, string name, string? text) =>
        port.Takes(form) ? null :
        form.IsText ? TextRemedies.Of(port, name) is { } remedy ? new(Type(port, form, name, remedy)) : null :
        !form.IsOneArray ? Jagged(port, form, name, text) :
        port.Output is null ? OfInput(port, form, name, text) : OfTarget(port, form, name, text);

    private ArgumentMistake Jagged(CallPort port, ArgumentForm form, string name, string? text)
    {
        string? call = HelperCalls.OneArray(port, form, text), named = HelperCalls.OneArray(port, form, name);
        string rows = port.HasSteps ? "; where the rows have lengths of their own, Sequences.Pad brings them to one" : "";
        return new(new(RuleIds.JaggedInput, -1, shapes.Model.Name, port.Text, name, form.Text, named is null ? $"Pass one {Wanted(port)}{rows}." : $"Pass {named}."), call);
    }

    private ArgumentMistake OfInput(CallPort port, ArgumentForm form, string name, string? text)
    {
        if (port.Port.IsInteger && form.IsReal && form.Axes == port.Axes + 1)
        {
            return OfType(port, form, name, "One-hot rows become ids by ", HelperCalls.ArgMax(form, name), HelperCalls.ArgMax(form, text));
        }

        if (!port.Port.IsInteger && form.IsWhole && form.Axes == port.Axes - 1 && port.Port.Shape is { Rank: 2, Last: > 1 })
        {
            string features = Literal.Int(port.Port.Shape.Last);
            return OfType(port, form, name, "Ids are read by [Embedding], or one-hot by ", HelperCalls.ToCategorical(form, name, features), HelperCalls.ToCategorical(form, text, features));
        }

        return form.Axes == port.Axes ? Converted(port, form, name, text) : OfRank(port, form, name, text);
    }

    private ArgumentMistake? OfTarget(CallPort port, ArgumentForm form, string name, string? text)
    {
        if (port.Port.IsInteger && form.IsReal)
        {
            return form.Axes == port.Axes + 1 ? new(new(RuleIds.OneHotWithSparse, -1, shapes.Model.Name, name), HelperCalls.ArgMax(form, text)) :
                form.Axes == port.Axes ? Converted(port, form, name, text) : null;
        }

        if (!port.Port.IsInteger && form.IsWhole && port.Output!.LossHasSparseForm && (port.IsFlat || form.Axes == port.Axes - 1))
        {
            string classes = Literal.Int(port.Output.Shape.Last);
            return new(new(RuleIds.IntLabelsWithCategorical, -1, shapes.Model.Name, port.Output.Loss!.Loss.Display, name, classes), port.IsFlat ? null : HelperCalls.ToCategorical(form, text, classes));
        }

        return form.Axes == port.Axes ? Converted(port, form, name, text) : OfRank(port, form, name, text);
    }

    private ArgumentMistake Converted(CallPort port, ArgumentForm form, string name, string? text) =>
        OfType(port, form, name, "Pass ", HelperCalls.Converted(form, name, port.Port.IsInteger), HelperCalls.Converted(form, text, port.Port.IsInteger));

    /// <summary>The rules on ranks speak of models with one input and one target; of others it is a matter of the argument's type.</summary>
    private ArgumentMistake OfRank(CallPort port, ArgumentForm form, string name, string? text)
    {
        bool lacksFeature = form.Axes == port.Axes - 1 && !port.IsSample && !port.Port.IsInteger && port.Port.Shape.Last == 1;
        string? call = lacksFeature ? HelperCalls.AddFeatureAxis(form, text) : null;
        if (port.IsSample && form.Axes == port.Axes + 1 && port.Takes(form with { Levels = [port.Axes] }))
        {
            return new(Type(port, form, name, $"Predict takes several samples, PredictOne one: pass one {Wanted(port)}, or call Predict({name})."), OneSample.Of(text));
        }

        call ??= !port.IsSample && form.Axes == port.Axes - 1 && port.Takes(form with { Levels = [port.Axes] }) ? OneSample.InBatch(text, port.Port.Shape) : null;
        return !shapes.IsPair || port.IsSample ? OfType(port, form, name, lacksFeature ? "Pass " : "", lacksFeature ? HelperCalls.AddFeatureAxis(form, name) : null, call) :
            port.Output is null ? new(DecoySentences.InputRank(shapes, name, form.Axes), call) : new(DecoySentences.TargetRank(shapes, name, form.Axes), call, form.Axes);
    }

    private ArgumentMistake OfType(CallPort port, ArgumentForm form, string name, string remedy, string? named, string? call) =>
        new(Type(port, form, name, named is null ? $"Pass one {Wanted(port)}." : $"{remedy}{named}."), call);

    private Finding Type(CallPort port, ArgumentForm form, string name, string remedy) => new(RuleIds.ArgumentType, -1, shapes.Model.Name, port.Text, name, form.Text, remedy);

    private static string Wanted(CallPort port) => TypeNames.Array(port.Port.IsInteger, port.Axes);
}
