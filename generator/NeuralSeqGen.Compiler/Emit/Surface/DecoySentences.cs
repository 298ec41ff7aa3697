using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The sentences of the rules on calls, as far as the types alone decide them.</summary>
internal static class DecoySentences
{
    public static string TargetTooHigh(SurfaceShapes s)
    {
        string remedy = Deciding(s, false) is { } layer ? $"Set ReturnSequences = true on {layer.Display}, or pass one {s.Model.Outputs[0].TargetNoun} per sequence." : $"Pass {SurfaceShapes.Batch(s.Target)}.";
        return Rank(RuleIds.TargetRankTooHigh, s, s.Target.Rank + 2, remedy);
    }

    public static string TargetTooLow(SurfaceShapes s)
    {
        string remedy = Deciding(s, true) is { } layer ? $"Set ReturnSequences = false on {layer.Display}, or pass one {s.Model.Outputs[0].TargetNoun} per step." : $"Pass {SurfaceShapes.Batch(s.Target)}.";
        return Rank(RuleIds.TargetRankTooLow, s, s.Target.Rank, remedy);
    }

    public static string IntegerLabels(SurfaceShapes s) =>
        new Finding(RuleIds.IntLabelsWithCategorical, -1, s.Model.Name, s.Model.Outputs[0].Loss!.Loss.Display, "y", Literal.Int(s.Output.Last)).Sentence;

    public static string OneHot(SurfaceShapes s) => new Finding(RuleIds.OneHotWithSparse, -1, s.Model.Name, "y").Sentence;

    public static string InputTooLow(SurfaceShapes s) =>
        $"{s.Model.Name} takes {SurfaceShapes.Batch(s.Input)}, but 'x' has {Axes(s.Input.Rank)}: " + (HasOneFeature(s)
            ? "one feature has an axis, too. Pass Sequences.AddFeatureAxis(x)."
            : $"it has no time axis. Pass samples of ({SurfaceShapes.Extents(s.Input)}); Sequences.Window cuts a table into sequences.");

    public static string InputTooHigh(SurfaceShapes s) =>
        $"{s.Model.Name} takes {SurfaceShapes.Batch(s.Input)}, but 'x' has {Axes(s.Input.Rank + 2)}: {s.Model.Inputs[0].Layer.Display} declares those of one sample, without the batch. "
        + "Drop the axes of extent 1, or declare more.";

    // what lacks an axis then is a table of series, (samples, steps)
    private static bool HasOneFeature(SurfaceShapes s) => s.Input.Rank == 2 && s.Input.Last == 1 && !s.InputIsInteger;

    public static string NotStepwise(SurfaceShapes s) =>
        new Finding(RuleIds.NotStepwise, -1, s.Model.Name, s.Model.FirstNonCausal!.Display, s.Model.WhyNotStepwise!).Sentence;

    private static string Rank(string ruleId, SurfaceShapes s, int axes, string remedy) =>
        new Finding(ruleId, -1, s.Model.Name, Kind(s), Naming.Batch(s.Output), Because(s), "y", Axes(axes), remedy).Sentence;

    private static string Kind(SurfaceShapes s) => SurfaceDocumentation.Kind(s.Model) is { Length: > 0 } kind ? kind : "not a sequence model";

    private static string Because(SurfaceShapes s) =>
        Deciding(s, false) is { } last ? $" because {last.Display} returns only its last step" :
        Deciding(s, true) is { } all ? $" because {all.Display} returns every step" : "";

    /// <summary>The layer that decided on the output's time axis, where it decided so.</summary>
    private static BoundLayer? Deciding(SurfaceShapes s, bool givesEveryStep) =>
        s.Model.Outputs[0].Layer.TimeDecision is { } layer && layer.GivesEveryStep == givesEveryStep ? layer : null;

    private static string Axes(int count) => Literal.Int(count) + (count == 1 ? " axis" : " axes");
}
