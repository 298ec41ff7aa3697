using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The sentences of the rules on calls, as far as the types alone decide them.</summary>
internal static class DecoySentences
{
    /// <summary>A target of <paramref name="axes"/> axes, the batch's included, where the model of one input and one target takes another number.</summary>
    public static Finding TargetRank(SurfaceShapes s, string y, int axes)
    {
        bool isTooHigh = axes > s.Target.Rank + 1;
        string remedy = Deciding(s, !isTooHigh) is { } layer
            ? $"Set ReturnSequences = {(isTooHigh ? "true" : "false")} on {layer.Display}, or pass one {s.Model.Outputs[0].TargetNoun} per {(isTooHigh ? "sequence" : "step")}."
            : $"Pass {SurfaceShapes.Batch(s.Target)}.";
        return new(isTooHigh ? RuleIds.TargetRankTooHigh : RuleIds.TargetRankTooLow, -1, s.Model.Name, Kind(s), Naming.Batch(s.Output), Because(s), y, Axes(axes), remedy);
    }

    public static Finding TargetTooHigh(SurfaceShapes s, string y = "y") => TargetRank(s, y, s.Target.Rank + 2);

    public static Finding TargetTooLow(SurfaceShapes s, string y = "y") => TargetRank(s, y, s.Target.Rank);

    public static Finding IntegerLabels(SurfaceShapes s, string y) =>
        new(RuleIds.IntLabelsWithCategorical, -1, s.Model.Name, s.Model.Outputs[0].Loss!.Loss.Display, y, Literal.Int(s.Output.Last));

    public static Finding OneHot(SurfaceShapes s, string y) => new(RuleIds.OneHotWithSparse, -1, s.Model.Name, y);

    /// <summary>An input of <paramref name="axes"/> axes, the batch's included, where the model of one input takes another number.</summary>
    public static Finding InputRank(SurfaceShapes s, string x, int axes) => axes > s.Input.Rank + 1
        ? new(RuleIds.InputRankTooHigh, -1, s.Model.Name, SurfaceShapes.Batch(s.Input), x, Axes(axes), $"{s.Model.Inputs[0].Layer.Display} declares those of one sample, without the batch. Drop the axes of extent 1, or declare more.")
        : new(RuleIds.InputRankTooLow, -1, s.Model.Name, SurfaceShapes.Batch(s.Input), x, Axes(axes), axes == s.Input.Rank && HasOneFeature(s)
            ? $"one feature has an axis, too. Pass Sequences.AddFeatureAxis({x})."
            : $"{(s.Input.Rank >= 2 ? "it has no time axis. " : "")}Pass samples of ({SurfaceShapes.Extents(s.Input)}){(s.Input.Rank >= 2 ? "; Sequences.Window cuts a table into sequences" : "")}.");

    public static Finding NotStepwise(SurfaceShapes s) => new(RuleIds.NotStepwise, -1, s.Model.Name, s.Model.FirstNonCausal!.Display, s.Model.WhyNotStepwise!);

    // what lacks an axis then is a table of series, (samples, steps)
    private static bool HasOneFeature(SurfaceShapes s) => s.Input.Rank == 2 && s.Input.Last == 1 && !s.InputIsInteger;

    private static string Kind(SurfaceShapes s) => SurfaceDocumentation.Kind(s.Model) is { Length: > 0 } kind ? kind : "not a sequence model";

    private static string Because(SurfaceShapes s) =>
        Deciding(s, false) is { } last ? $" because {last.Display} returns only its last step" :
        Deciding(s, true) is { } all ? $" because {all.Display} returns every step" : "";

    /// <summary>The layer that decided on the output's time axis, where it decided so.</summary>
    private static BoundLayer? Deciding(SurfaceShapes s, bool givesEveryStep) =>
        s.Model.Outputs[0].Layer.TimeDecision is { } layer && layer.GivesEveryStep == givesEveryStep ? layer : null;

    private static string Axes(int count) => Literal.Int(count) + (count == 1 ? " axis" : " axes");
}
