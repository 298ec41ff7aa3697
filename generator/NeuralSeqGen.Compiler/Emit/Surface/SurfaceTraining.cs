using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Fit, Evaluate, TrainOnBatch, ComputeGradients: only for models with a loss (the optimizer is then Keras's default at least).</summary>
internal static class SurfaceTraining
{
    private const string Options = TypeNames.FitOptions + "? options = null";
    private const string Cancel = TypeNames.Cancellation + " cancellationToken = default";
    private const string BatchSize = "int batchSize = 32";

    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        yield return Fit(s);
        yield return FitFlat(s);
        yield return Evaluate(s);
        yield return EvaluateFlat(s);
        yield return TrainOnBatch(s);
        yield return TrainOnBatchFlat(s);
        yield return Gradients(s, flat: false, withInput: false);
        yield return Gradients(s, flat: true, withInput: false);
        if (s.Given.Any(i => !i.IsInteger))
        {
            yield return Gradients(s, flat: false, withInput: true);
            yield return Gradients(s, flat: true, withInput: true);
        }
    }

    /// <summary>What stands behind the arrays in Fit of a pair; decoys have the same.</summary>
    public static IReadOnlyList<string> FitTail(SurfaceShapes s, string x, string y) => FitTail(s, $"({x} X, {y} Y)");

    public static IReadOnlyList<string> EvaluateTail(SurfaceShapes s) => [BatchSize, .. Weights(s), Cancel];

    /// <summary>Weights of samples and, where losses have steps, of steps.</summary>
    public static IReadOnlyList<string> Weights(SurfaceShapes s) =>
        ["float[]? sampleWeight = null", .. s.StepWeights.OfType<string>().Distinct().Select(name => $"float[,]? {name} = null"), .. s.SampleWeights.Select(name => $"float[]? {name} = null")];

    /// <summary>Fit with validation data of a type: that of <see cref="HeldType"/>, or of a stub or a decoy.</summary>
    public static IReadOnlyList<string> FitTail(SurfaceShapes s, string held) => [Options, $"{held}? validationData = null", .. Weights(s), Cancel];

    /// <summary>Type of what is held back: a tuple of the arrays that Fit takes, or the only one.</summary>
    public static string HeldType(SurfaceShapes s, Func<SurfacePort, string> type)
    {
        var ports = s.Given.Concat(s.Targets).ToList();
        return ports.Count == 1 ? type(ports[0]) : "(" + string.Join(", ", ports.Select(p => type(p) + " " + Identifiers.Escape(p.Element))) + ")";
    }

    private static string WeightArguments(SurfaceShapes s, bool always = false)
    {
        var names = s.StepWeights.Distinct().ToList();
        if (s.Targets.Count == 1)
        {
            return names[0] is { } one ? "sampleWeight, " + one : always ? "sampleWeight, null" : "sampleWeight";
        }

        string steps = names.Count == 1 ? names[0] ?? "(float[,]?)null" : "[" + string.Join(", ", s.StepWeights.Select(name => name ?? "null")) + "]";
        return $"sampleWeight, new {TypeNames.Services}TargetWeights({steps}, [{string.Join(", ", s.SampleWeights)}])";
    }

    private static SurfaceMember Fit(SurfaceShapes s) => new(
        $"public {TypeNames.History} Fit",
        $"__core.Fit({Lists(s)}, options, validationData is {{ }} held ? ({Held(s, s.Given)}, {Held(s, s.Targets)}) : null, {WeightArguments(s, always: true)}, cancellationToken)")
    {
        Parameters = [.. Declarations(s), .. FitTail(s, HeldType(s, p => p.Type))],
        Documentation = [SurfaceText.Summary("Trains the model and returns what each epoch gave."), .. Arrays(s), .. HeldDocumentation(s), .. WeightDocumentation(s)],
    };

    private static SurfaceMember FitFlat(SurfaceShapes s) => Flat(s, TypeNames.History, "Fit", "options", "cancellationToken") with
    {
        Parameters = [.. Spans(s), Options, Cancel],
        Documentation = [SurfaceText.Summary("Trains the model on samples that lie one after the other, row-major."), .. Arrays(s)],
    };

    private static SurfaceMember Evaluate(SurfaceShapes s) => new($"public {TypeNames.Evaluation} Evaluate", $"__core.Evaluate({Lists(s)}, batchSize, {WeightArguments(s, always: true)}, cancellationToken)")
    {
        Parameters = [.. Declarations(s), .. EvaluateTail(s)],
        Documentation = [SurfaceText.Summary("Loss and metrics in inference mode; from any number of threads at a time."), .. Arrays(s), .. WeightDocumentation(s)],
    };

    private static SurfaceMember EvaluateFlat(SurfaceShapes s) => Flat(s, TypeNames.Evaluation, "Evaluate", "batchSize", "cancellationToken") with
    {
        Parameters = [.. Spans(s), BatchSize, Cancel],
        Documentation = [SurfaceText.Summary("Loss and metrics of samples that lie one after the other, row-major."), .. Arrays(s)],
    };

    private static SurfaceMember TrainOnBatch(SurfaceShapes s) => new("public float TrainOnBatch", $"__core.TrainOnBatch({Lists(s)}, {WeightArguments(s)})")
    {
        Parameters = [.. Declarations(s), .. Weights(s)],
        Documentation = [SurfaceText.Summary("One optimizer step on one batch; returns the loss before the step."), .. Arrays(s), .. WeightDocumentation(s)],
    };

    private static SurfaceMember TrainOnBatchFlat(SurfaceShapes s) => Flat(s, "float", "TrainOnBatch") with
    {
        Parameters = [.. Spans(s)],
        Documentation = [SurfaceText.Summary("One optimizer step on samples that lie one after the other, row-major; returns the loss before the step."), .. Arrays(s)],
    };

    private static SurfaceMember Gradients(SurfaceShapes s, bool flat, bool withInput)
    {
        string[] room = withInput ? ["gradients", "inputGradients"] : ["gradients"], arguments = withInput ? [.. room, "draw"] : [.. room, "default", "draw"];
        var member = flat ? Flat(s, "float", "ComputeGradients", arguments) : new("public float ComputeGradients", $"__core.ComputeGradients({Lists(s)}, {string.Join(", ", arguments)})");
        return member with
        {
            Parameters = [.. flat ? Spans(s) : Declarations(s), .. room.Select(name => TypeNames.Span + " " + name), "long? draw = null"],
            Documentation =
            [
                SurfaceText.Summary("The mean loss of one batch and its gradients, dropout as in training and drawn anew at every call; the weights stay."), .. Arrays(s),
                SurfaceText.Param("gradients", "As long as <see cref=\"Parameters\"/>, written."),
                .. withInput ? new[] { SurfaceText.Param("inputGradients", InputGradients(s)) } : [],
                SurfaceText.Param("draw", "Which dropout masks and noise: calls with the same number, from 0 on, have the same; null counts on."),
            ],
        };
    }

    private static SurfaceMember Flat(SurfaceShapes s, string type, string method, params string[] after) => s.IsPair
        ? new($"public {type} {method}", $"__core.{method}Span{s.FlatTypes}({string.Join(", ", new[] { s.Given[0].Name, s.Targets[0].Name }.Concat(after))})")
        : FlatForms.Member($"public {type} {method}", method + "Flat", [s.Given, s.Targets], [], after);

    private static string Lists(SurfaceShapes s) => $"[{SurfaceText.Names(s.Given)}], [{SurfaceText.Names(s.Targets)}]";

    private static string Held(SurfaceShapes s, IReadOnlyList<SurfacePort> ports) =>
        "[" + string.Join(", ", ports.Select(p => s.Given.Count + s.Targets.Count == 1 ? "held" : "held." + Identifiers.Escape(p.Element))) + "]";

    private static IEnumerable<string> Declarations(SurfaceShapes s) => s.Given.Concat(s.Targets).Select(p => p.Declaration);

    private static IEnumerable<string> Spans(SurfaceShapes s) => s.Given.Concat(s.Targets).Select(p => p.Span);

    private static string InputGradients(SurfaceShapes s) => s.Given.Count == 1
        ? $"As long as {s.Given[0].Parameter}, written."
        : "Room for the gradients of " + string.Join(", ", s.Given.Where(i => !i.IsInteger).Select(i => i.Parameter)) + ", one input after the other, written.";

    private static IEnumerable<string> Arrays(SurfaceShapes s) => s.Given.Select(i => SurfaceText.Param(i.Parameter, i.Text + "."))
        .Concat(s.Targets.Select((t, i) => SurfaceText.Param(t.Parameter, t.Text + (s.Model.Outputs.Count == 1 ? "." : $", what {s.Compared[i].Node} is compared with."))));

    private static IEnumerable<string> HeldDocumentation(SurfaceShapes s) => s.IsPair
        ? []
        : [SurfaceText.Param("validationData", $"Samples to evaluate after each epoch: {HeldText(s)}.")];

    private static string HeldText(SurfaceShapes s)
    {
        string names = string.Join(", ", s.Given.Concat(s.Targets).Select(p => p.Parameter));
        return s.Given.Count + s.Targets.Count == 1 ? names : "(" + names + ")";
    }

    private static IEnumerable<string> WeightDocumentation(SurfaceShapes s)
    {
        yield return SurfaceText.Param("sampleWeight", s.Targets.Count == 1 ? "(n) factors of each sample's loss." : "(n) factors of each sample's losses.");
        for (int i = 0; i < s.Targets.Count; i++)
        {
            if (s.StepWeights[i] is { } name && !s.StepWeights.Take(i).Contains(name))
            {
                yield return SurfaceText.Param(name, $"(n, {Literal.Int(s.Compared[i].Shape[0])}) factors of each step's loss{(s.StepWeights.Count == 1 || name == "stepWeight" ? "" : " of " + s.Compared[i].Node)}.");
            }
        }

        for (int i = 0; i < s.SampleWeights.Count; i++)
        {
            yield return SurfaceText.Param(s.SampleWeights[i], $"(n) factors of each sample's loss of {s.Compared[i].Node}, such as 0 where it has none.");
        }
    }
}
