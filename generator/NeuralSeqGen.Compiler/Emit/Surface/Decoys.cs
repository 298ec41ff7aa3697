using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The decoy overloads: at most three per method, the likeliest mistakes first.</summary>
internal static class Decoys
{
    private const int MaxPerMethod = 3;
    private const string NotStepwise = "NotStepwise";

    /// <summary>Decoys of the methods that take input and target.</summary>
    /// <param name="s">The model.</param>
    /// <param name="x">What sentences call the input.</param>
    /// <param name="y">What they call the target.</param>
    public static IReadOnlyList<Decoy> Pairs(SurfaceShapes s, string x = "x", string y = "y") => Targets(s, y).Concat(Inputs(s, x)).Take(MaxPerMethod).ToList();

    private static IEnumerable<Decoy> Targets(SurfaceShapes s, string y)
    {
        int axes = s.Target.Rank + 1;
        bool hasSparseForm = s.Model.Outputs[0].LossHasSparseForm, fromSequence = s.Input.Rank >= 2;
        if (s.Output.Rank == 1 && fromSequence)
        {
            yield return Target("TargetRankTooHigh", DecoySentences.TargetTooHigh(s, y), s.TargetIsInteger, axes + 1);
        }

        if (s.TargetIsInteger)
        {
            yield return Target("OneHotWithSparse", DecoySentences.OneHot(s, y), false, axes + 1);
        }
        else if (hasSparseForm)
        {
            yield return Target("IntegerLabels", DecoySentences.IntegerLabels(s, y), true, axes - 1);
        }

        if (axes > 1 && (s.Output.Rank >= 2 || !hasSparseForm))
        {
            yield return Target("TargetRankTooLow", DecoySentences.TargetTooLow(s, y), s.TargetIsInteger, axes - 1);
        }

        Decoy Target(string name, Finding mistake, bool isInteger, int rank) => new(mistake, name, s.X, TypeNames.Array(isInteger, rank));
    }

    /// <summary>Decoys of the methods that take the input only.</summary>
    public static IEnumerable<Decoy> Inputs(SurfaceShapes s, string x = "x")
    {
        // One axis less than a table is a flat array, which has overloads of its own.
        if (s.Input.Rank >= 2)
        {
            yield return new(DecoySentences.InputRank(s, x, s.Input.Rank), "InputRankTooLow", TypeNames.Array(s.InputIsInteger, s.Input.Rank), s.Y);
        }

        yield return new(DecoySentences.InputRank(s, x, s.Input.Rank + 2), "InputRankTooHigh", TypeNames.Array(s.InputIsInteger, s.Input.Rank + 2), s.Y);
    }

    /// <summary>The methods that take input and target, as decoys.</summary>
    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s, bool analyzersRun)
    {
        foreach (var decoy in Pairs(s))
        {
            string[] arrays = [decoy.X + " x", decoy.Y + " y"];
            SurfaceMember[] members =
            [
                new("public " + TypeNames.History + " Fit", "") { Parameters = [.. arrays, .. SurfaceTraining.FitTail(s, decoy.X, decoy.Y)] },
                new("public " + TypeNames.Evaluation + " Evaluate", "") { Parameters = [.. arrays, .. SurfaceTraining.EvaluateTail(s)] },
                new("public float TrainOnBatch", "") { Parameters = [.. arrays, .. SurfaceTraining.Weights(s)] },
                new("public float ComputeGradients", "") { Parameters = [.. arrays, TypeNames.Span + " gradients", "long? draw = null"] },
            ];
            foreach (var member in members.SelectMany(member => Refusals.Of(member, decoy.Mistake.RuleId, decoy.Name, analyzersRun)))
            {
                yield return member;
            }
        }
    }

    /// <summary>Predict as decoys.</summary>
    public static IEnumerable<SurfaceMember> InputMembers(SurfaceShapes s, bool analyzersRun) =>
        Inputs(s).SelectMany(decoy => Refusals.Of(new($"public {s.Prediction} Predict", "") { Parameters = [decoy.X + " x"] }, decoy.Mistake.RuleId, decoy.Name, analyzersRun));

    /// <summary>Step and CreateState of a model that looks ahead.</summary>
    public static IEnumerable<SurfaceMember> StreamingMembers(SurfaceShapes s, bool analyzersRun) =>
        s.Model.WhyNotStepwise is null ? [] : SurfaceStreaming.Refused(s).SelectMany(member => Refusals.Of(member, RuleIds.NotStepwise, NotStepwise, analyzersRun));

    /// <summary>Writes the constants with the sentences; attributes and exceptions share them.</summary>
    public static void WriteSentences(SourceWriter writer, SurfaceShapes s)
    {
        var decoys = s.IsPair ? (s.HasLoss ? Pairs(s) : []).Concat(Inputs(s)) : [];
        var sentences = decoys.GroupBy(d => d.Name).Select(same => (same.Key, same.First().Mistake.Sentence)).Concat(s.Model.WhyNotStepwise is null ? [] : [(NotStepwise, DecoySentences.NotStepwise(s).Sentence)]).ToList();
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
}
