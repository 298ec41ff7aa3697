namespace NeuralSeqGen;

/// <summary>Checks what a call trains or evaluates on: shapes, ids, labels, weights, and that numbers are finite.</summary>
internal sealed class LabelledCheck(ExecutionPlan plan, ArgumentCheck arguments, NonFiniteCheck finite)
{
    private readonly SampleWeightCheck _weights = new(plan.Definition, plan.Targets);
    private readonly LabelCheck _labels = new(plan.Definition, plan.Targets);

    /// <summary>Checks everything and gives the number of samples.</summary>
    public int Check(string method, LabelledArrays given)
    {
        int samples = Shapes(method, given, "");
        Numbers(method, given, samples, "", null);
        return samples;
    }

    /// <summary>The same for a Fit, whose options say whether numbers are looked at.</summary>
    public int Check(string method, LabelledArrays given, FitOptions options)
    {
        int samples = Shapes(method, given, "");
        if (options.NonFinite == NonFiniteHandling.Throw)
        {
            Numbers(method, given, samples, "", options);
        }

        return samples;
    }

    /// <summary>The same for the samples that a Fit validates on.</summary>
    public int CheckValidation(string method, LabelledArrays given, FitOptions options)
    {
        const string Prefix = "validationData.";
        int samples = Shapes(method, given, Prefix);
        if (options.NonFinite == NonFiniteHandling.Throw)
        {
            Numbers(method, given, samples, Prefix, null);
        }

        return samples;
    }

    private int Shapes(string method, LabelledArrays given, string prefix)
    {
        int samples = arguments.Inputs(method, given.Inputs, prefix);
        arguments.Targets(method, given.Targets, samples, prefix);
        _weights.Check(method, given, samples);
        for (int i = 0; i < plan.Targets.Length; i++)
        {
            if (plan.Targets[i].IsInt)
            {
                string name = prefix + plan.Targets[i].Argument;
                arguments.Length(method, name, given.Targets.Count(i));
                _labels.Check(method, given.Targets.Values<int>(i), i, name);
            }
        }

        return samples;
    }

    private void Numbers(string method, LabelledArrays given, int samples, string prefix, FitOptions? fit)
    {
        Numbers(method, given.Inputs, plan.Inputs, samples, prefix, fit);
        Numbers(method, given.Targets, plan.Targets, samples, prefix, fit);
        if (given.SampleWeight is { } weights)
        {
            finite.Values(method, weights, "sampleWeight", samples, fit);
        }

        for (int i = 0; i < plan.Targets.Length; i++)
        {
            if (given.TargetWeights.Steps(i) is { } steps)
            {
                string name = _weights.StepName(i, given.TargetWeights);
                arguments.Length(method, name, steps.LongLength);
                finite.Values(method, PortArrays.Values<float>(steps), name, samples, fit);
            }

            if (given.TargetWeights.Samples(i) is { } own)
            {
                finite.Values(method, own, _weights.SampleName(i), samples, fit);
            }
        }
    }

    private void Numbers(string method, PortArrays given, PortLayout[] ports, int samples, string prefix, FitOptions? fit)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            if (!ports[i].IsInt)
            {
                string name = prefix + ports[i].Argument;
                arguments.Length(method, name, given.Count(i));
                finite.Values(method, given.Values<float>(i), name, samples, fit);
            }
        }
    }
}
