using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The decoy overloads: at most three per method, the likeliest mistakes first.</summary>
internal static class Decoys
{
    private const int MaxPerMethod = 3;
    private const string NotStepwise = "NotStepwise";

    /// <summary>Decoys of the methods that take input and target.</summary>
    public static IReadOnlyList<Decoy> Pairs(SurfaceShapes s) => Targets(s).Concat(Inputs(s)).Take(MaxPerMethod).ToList();

    private static IEnumerable<Decoy> Targets(SurfaceShapes s)
    {
        int axes = s.Target.Rank + 1;
        bool hasSparseForm = s.Model.Outputs[0].LossHasSparseForm, fromSequence = s.Input.Rank >= 2;
        if (s.Output.Rank == 1 && fromSequence)
        {
            yield return Target(RuleIds.TargetRankTooHigh, "TargetRankTooHigh", DecoySentences.TargetTooHigh(s), s.TargetIsInteger, axes + 1);
        }

        if (s.TargetIsInteger)
        {
            yield return Target(RuleIds.OneHotWithSparse, "OneHotWithSparse", DecoySentences.OneHot(s), false, axes + 1);
        }
        else if (hasSparseForm)
        {
            yield return Target(RuleIds.IntLabelsWithCategorical, "IntegerLabels", DecoySentences.IntegerLabels(s), true, axes - 1);
        }

        if (axes > 1 && (s.Output.Rank >= 2 || !hasSparseForm))
        {
            yield return Target(RuleIds.TargetRankTooLow, "TargetRankTooLow", DecoySentences.TargetTooLow(s), s.TargetIsInteger, axes - 1);
        }

        Decoy Target(string rule, string name, string sentence, bool isInteger, int rank) => new(rule, name, sentence, s.X, TypeNames.Array(isInteger, rank));
    }

    /// <summary>Decoys of the methods that take the input only.</summary>
    public static IEnumerable<Decoy> Inputs(SurfaceShapes s)
    {
        // One axis less than a table is a flat array, which has overloads of its own.
        if (s.Input.Rank >= 2)
        {
            yield return new(RuleIds.InputRankTooLow, "InputRankTooLow", DecoySentences.InputTooLow(s), TypeNames.Array(s.InputIsInteger, s.Input.Rank), s.Y);
        }

        yield return new(RuleIds.InputRankTooHigh, "InputRankTooHigh", DecoySentences.InputTooHigh(s), TypeNames.Array(s.InputIsInteger, s.Input.Rank + 2), s.Y);
    }

    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        foreach (var decoy in Pairs(s))
        {
            string[] arrays = [decoy.X + " x", decoy.Y + " y"];
            yield return Member(decoy, TypeNames.History + " Fit", [.. arrays, .. SurfaceTraining.FitTail(s, decoy.X, decoy.Y)]);
            yield return Member(decoy, TypeNames.Evaluation + " Evaluate", [.. arrays, .. SurfaceTraining.EvaluateTail(s)]);
            yield return Member(decoy, "float TrainOnBatch", [.. arrays, .. SurfaceTraining.Weights(s)]);
            yield return Member(decoy, "float ComputeGradients", [.. arrays, TypeNames.Span + " gradients", "long? draw = null"]);
        }
    }

    public static IEnumerable<SurfaceMember> InputMembers(SurfaceShapes s) => Inputs(s).Select(decoy => Member(decoy, s.Prediction + " Predict", [decoy.X + " x"]));

    /// <summary>Step and CreateState of a model that looks ahead.</summary>
    public static IEnumerable<SurfaceMember> StreamingMembers(SurfaceShapes s) => s.Model.WhyNotStepwise is null ? [] : SurfaceStreaming.Refused(s, Throw(NotStepwise)).Select(member => member with { Attributes = [Refusal(RuleIds.NotStepwise, NotStepwise)] });

    /// <summary>Writes the constants with the sentences; attributes and exceptions share them.</summary>
    public static void WriteSentences(SourceWriter writer, SurfaceShapes s)
    {
        var decoys = s.IsPair ? (s.HasLoss ? Pairs(s) : []).Concat(Inputs(s)) : [];
        var sentences = decoys.GroupBy(d => d.Name).Select(same => (same.Key, same.First().Sentence)).Concat(s.Model.WhyNotStepwise is null ? [] : [(NotStepwise, DecoySentences.NotStepwise(s))]).ToList();
        if (sentences.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("// What the compiler says at calls that cannot fit.");
        writer.Line(SourceHeader.GeneratedCode);
        using (writer.Open("private static class __Mistakes"))
        {
            writer.Line($"internal const string Page = {Literal.String(RulePages.Format)};");
            foreach (var (name, sentence) in sentences)
            {
                writer.Line($"internal const string {name} = {Literal.String(sentence)};");
            }
        }
    }

    private static SurfaceMember Member(Decoy decoy, string head, string[] parameters) =>
        new("public " + head, Throw(decoy.Name)) { Parameters = parameters, Attributes = [Refusal(decoy.RuleId, decoy.Name)] };

    private static string Throw(string name) => $"throw new global::System.InvalidOperationException(__Mistakes.{name})";

    private static string Refusal(string ruleId, string name) =>
        $"global::System.Obsolete(__Mistakes.{name}, true, DiagnosticId = {Literal.String(ruleId)}, UrlFormat = __Mistakes.Page), {SurfaceText.Hidden}";
}
