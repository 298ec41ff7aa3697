namespace NeuralSeqGen;

/// <summary>Checks what a call trains or evaluates on: shapes, ids, labels, weights, and that numbers are finite where they count.</summary>
internal sealed class LabelledCheck(ExecutionPlan plan, ArgumentCheck arguments, NonFiniteCheck finite, TargetMasks masks)
{
    private readonly SampleWeightCheck _weights = new(plan.Definition, plan.Targets);
    private readonly TargetCheck _targets = new(plan, finite, masks);

    /// <summary>Stands before the names of what a Fit validates on, which has no weights.</summary>
    public const string ValidationPrefix = "validationData.";

    /// <summary>Checks everything and gives the number of samples. Targets are replaced where what does not count in them cannot be read as it is.</summary>
    public int Check(string method, ref LabelledArrays given) => Check(method, ref given, "", CheckMode.Strict);

    /// <summary>The same for a Fit, whose options say whether NaN is refused; what is hardly meant is noted.</summary>
    public int Check(string method, ref LabelledArrays given, FitOptions options, List<string> notes) =>
        Check(method, ref given, "", new CheckMode(options.NonFinite == NonFiniteHandling.Throw, options, notes, notes));

    /// <summary>The same for samples that a Fit is given while it runs: some batches have been trained, and which one these are in nobody says.</summary>
    public int CheckChunk(string method, ref LabelledArrays given, FitOptions options, List<string> notes) =>
        Check(method, ref given, "", new CheckMode(options.NonFinite == NonFiniteHandling.Throw, Notes: notes, MetricNotes: notes));

    /// <summary>The same for an Evaluate, whose metrics may read what is no target.</summary>
    public int Check(string method, ref LabelledArrays given, List<string> notes) => Check(method, ref given, "", new CheckMode(true, MetricNotes: notes));

    /// <summary>The same for the samples that a Fit validates on.</summary>
    public int CheckValidation(string method, ref LabelledArrays given, FitOptions options) =>
        Check(method, ref given, ValidationPrefix, new CheckMode(options.NonFinite == NonFiniteHandling.Throw));

    private int Check(string method, ref LabelledArrays given, string prefix, CheckMode mode)
    {
        int samples = arguments.Inputs(method, given.Inputs, prefix);
        arguments.Targets(method, given.Targets, samples, prefix);
        _weights.Check(method, given, samples);
        for (int i = 0; i < plan.Targets.Length; i++)
        {
            arguments.Length(method, plan.Targets[i].NameIn(prefix), given.Targets.Count(i));
        }

        if (mode.RefusesNonFinite)
        {
            Inputs(method, given.Inputs, prefix, mode.Options);
            Weights(method, given, mode.Options);
        }

        _targets.Check(method, ref given, samples, prefix, mode);
        return samples;
    }

    private void Inputs(string method, PortArrays given, string prefix, FitOptions? fit)
    {
        for (int i = 0; i < plan.Inputs.Length; i++)
        {
            var port = plan.Inputs[i];
            if (!port.IsInt)
            {
                string name = port.NameIn(prefix);
                arguments.Length(method, name, given.Count(i));
                finite.Values(method, given.Values<float>(i), name, port.Shape, fit);
            }
        }
    }

    private void Weights(string method, LabelledArrays given, FitOptions? fit)
    {
        if (given.SampleWeight is { } weights)
        {
            finite.Values(method, weights, "sampleWeight", [], fit);
        }

        for (int i = 0; i < plan.Targets.Length; i++)
        {
            if (given.TargetWeights.Steps(i) is { } steps)
            {
                string name = _weights.StepName(i, given.TargetWeights);
                arguments.Length(method, name, steps.LongLength);
                finite.Values(method, PortArrays.Values<float>(steps), name, [steps.GetLength(1)], fit);
            }

            if (given.TargetWeights.Samples(i) is { } own)
            {
                finite.Values(method, own, _weights.SampleName(i), [], fit);
            }
        }
    }
}
