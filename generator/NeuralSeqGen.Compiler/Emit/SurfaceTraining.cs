using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Emit;

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
        if (!s.InputIsInteger)
        {
            yield return Gradients(s, flat: false, withInput: true);
            yield return Gradients(s, flat: true, withInput: true);
        }
    }

    /// <summary>What stands behind the arrays in Fit; decoys have the same.</summary>
    public static IReadOnlyList<string> FitTail(SurfaceShapes s, string x, string y) =>
        [Options, $"({x} X, {y} Y)? validationData = null", .. Weights(s), Cancel];

    public static IReadOnlyList<string> EvaluateTail(SurfaceShapes s) => [BatchSize, .. Weights(s), Cancel];

    /// <summary>Weights of samples and, where the loss has steps, of steps.</summary>
    public static IReadOnlyList<string> Weights(SurfaceShapes s) =>
        s.HasStepWeights ? ["float[]? sampleWeight = null", "float[,]? stepWeight = null"] : ["float[]? sampleWeight = null"];

    private static string WeightArguments(SurfaceShapes s) => s.HasStepWeights ? "sampleWeight, stepWeight" : "sampleWeight";

    private static SurfaceMember Fit(SurfaceShapes s) => new(
        $"public {TypeNames.History} Fit",
        $"_core.Fit([x], [y], options, validationData is {{ }} held ? ([held.X], [held.Y]) : null, {(s.HasStepWeights ? "sampleWeight, stepWeight" : "sampleWeight, null")}, cancellationToken)")
    {
        Parameters = [s.XParameter, s.YParameter, .. FitTail(s, s.X, s.Y)],
        Documentation = [SurfaceText.Summary("Trains the model and returns what each epoch gave."), .. Arrays(s), .. WeightDocumentation(s)],
    };

    private static SurfaceMember FitFlat(SurfaceShapes s) => new($"public {TypeNames.History} Fit", $"_core.FitSpan{s.FlatTypes}(x, y, options, cancellationToken)")
    {
        Parameters = [s.XSpan + " x", s.YSpan + " y", Options, Cancel],
        Documentation = [SurfaceText.Summary("Trains the model on samples that lie one after the other, row-major."), .. Arrays(s)],
    };

    private static SurfaceMember Evaluate(SurfaceShapes s) => new(
        $"public {TypeNames.Evaluation} Evaluate",
        $"_core.Evaluate([x], [y], batchSize, {(s.HasStepWeights ? "sampleWeight, stepWeight" : "sampleWeight, null")}, cancellationToken)")
    {
        Parameters = [s.XParameter, s.YParameter, .. EvaluateTail(s)],
        Documentation = [SurfaceText.Summary("Loss and metrics in inference mode; from any number of threads at a time."), .. Arrays(s), .. WeightDocumentation(s)],
    };

    private static SurfaceMember EvaluateFlat(SurfaceShapes s) =>
        new($"public {TypeNames.Evaluation} Evaluate", $"_core.EvaluateSpan{s.FlatTypes}(x, y, batchSize, cancellationToken)")
        {
            Parameters = [s.XSpan + " x", s.YSpan + " y", BatchSize, Cancel],
            Documentation = [SurfaceText.Summary("Loss and metrics of samples that lie one after the other, row-major."), .. Arrays(s)],
        };

    private static SurfaceMember TrainOnBatch(SurfaceShapes s) => new("public float TrainOnBatch", $"_core.TrainOnBatch([x], [y], {WeightArguments(s)})")
    {
        Parameters = [s.XParameter, s.YParameter, .. Weights(s)],
        Documentation = [SurfaceText.Summary("One optimizer step on one batch; returns the loss before the step."), .. Arrays(s), .. WeightDocumentation(s)],
    };

    private static SurfaceMember TrainOnBatchFlat(SurfaceShapes s) => new("public float TrainOnBatch", $"_core.TrainOnBatchSpan{s.FlatTypes}(x, y)")
    {
        Parameters = [s.XSpan + " x", s.YSpan + " y"],
        Documentation = [SurfaceText.Summary("One optimizer step on samples that lie one after the other, row-major; returns the loss before the step."), .. Arrays(s)],
    };

    private static SurfaceMember Gradients(SurfaceShapes s, bool flat, bool withInput)
    {
        string arguments = (flat ? "x, y" : "[x], [y]") + ", gradients" + (withInput ? ", inputGradients" : "");
        string[] room = withInput ? [TypeNames.Span + " gradients", TypeNames.Span + " inputGradients"] : [TypeNames.Span + " gradients"];
        return new("public float ComputeGradients", $"_core.ComputeGradients{(flat ? "Span" + s.FlatTypes : "")}({arguments})")
        {
            Parameters = [.. flat ? [s.XSpan + " x", s.YSpan + " y"] : new[] { s.XParameter, s.YParameter }, .. room],
            Documentation =
            [
                SurfaceText.Summary("The mean loss of one batch and its gradients, dropout as in training; the weights stay."), .. Arrays(s),
                SurfaceText.Param("gradients", "As long as <see cref=\"Parameters\"/>, written."),
                .. withInput ? new[] { SurfaceText.Param("inputGradients", "As long as x, written.") } : [],
            ],
        };
    }

    private static IEnumerable<string> Arrays(SurfaceShapes s) =>
    [
        SurfaceText.Param("x", $"{SurfaceShapes.Batch(s.Input)} {TypeNames.Element(s.InputIsInteger)}."),
        SurfaceText.Param("y", $"{SurfaceShapes.Batch(s.Target)} {TypeNames.Element(s.TargetIsInteger)}."),
    ];

    private static IEnumerable<string> WeightDocumentation(SurfaceShapes s)
    {
        yield return SurfaceText.Param("sampleWeight", "(n) factors of each sample's loss.");
        if (s.HasStepWeights)
        {
            yield return SurfaceText.Param("stepWeight", $"(n, {Literal.Int(s.Output[0])}) factors of each step's loss.");
        }
    }
}
