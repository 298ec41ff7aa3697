using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string NonFiniteRule = "NSG0801";
    private const string LabelRule = "NSG0308";

    private void CheckBatch(string method, ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, float[]? sampleWeight, TargetWeights targetWeights, out int count, FitOptions? fit = null)
    {
        Require(method);
        count = _check.Inputs(method, inputs);
        _check.Targets(method, targets, count);
        _check.Weights(method, sampleWeight, targetWeights, count);
        CheckLabels(method, targets, "");
        if (method == TrainingGate.Fit && fit is null)
        {
            return;
        }

        CheckFinite(method, inputs, targets, "", fit);
        if (sampleWeight is not null)
        {
            CheckFinite(method, sampleWeight, "sampleWeight", count, fit);
        }

        for (int i = 0; i < targets.Length; i++)
        {
            if (targetWeights.Steps(i) is { } steps)
            {
                CheckFinite(method, steps, _check.StepWeightName(i, targetWeights), count, fit);
            }

            if (targetWeights.Samples(i) is { } own)
            {
                CheckFinite(method, own, _check.SampleWeightName(i), count, fit);
            }
        }
    }

    private int CheckFlat(string method, ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, FitOptions? fit = null)
    {
        Require(method);
        int count = _check.Inputs(method, inputs);
        _check.Targets(method, targets, count);
        for (int i = 0; i < targets.Length; i++)
        {
            if (_plan.Targets[i].IsInt)
            {
                CheckLabels(method, targets[i].Values<int>(), i, _plan.Targets[i].Argument);
            }
        }

        if (method == TrainingGate.Fit && fit is null)
        {
            return count;
        }

        CheckFinite(method, inputs, _plan.Inputs, count, fit);
        CheckFinite(method, targets, _plan.Targets, count, fit);
        return count;
    }

    private void Require(string method)
    {
        if (method == EvaluateOperation)
        {
            RequireLoss(method);
        }
        else
        {
            RequireTraining(method);
        }
    }

    private static void Fill(Samples samples, int count, ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, float[]? sampleWeight, TargetWeights targetWeights)
    {
        samples.Count = count;
        for (int i = 0; i < inputs.Length; i++)
        {
            samples.Inputs[i] = (nint)samples.Pin(inputs[i]);
        }

        for (int i = 0; i < targets.Length; i++)
        {
            samples.Targets[i] = (nint)samples.Pin(targets[i]);
        }

        if (sampleWeight is not null)
        {
            samples.SampleWeights = (float*)samples.Pin(sampleWeight);
        }

        for (int i = 0; i < targets.Length; i++)
        {
            if (targetWeights.Steps(i) is { } steps)
            {
                samples.StepWeights[i] = (nint)samples.Pin(steps);
            }

            if (targetWeights.Samples(i) is { } own)
            {
                samples.TargetSampleWeights[i] = (nint)samples.Pin(own);
            }
        }
    }

    private static void Fill(Samples samples, int count, ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets)
    {
        samples.Count = count;
        for (int i = 0; i < inputs.Length; i++)
        {
            samples.Inputs[i] = (nint)inputs[i].Start;
        }

        for (int i = 0; i < targets.Length; i++)
        {
            samples.Targets[i] = (nint)targets[i].Start;
        }
    }

    private void Release(Samples samples)
    {
        samples.Release();
        _samples.Return(samples);
    }

    private void CheckLabels(string method, ReadOnlySpan<Array> targets, string prefix)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (_plan.Targets[i].IsInt)
            {
                CheckLabels(method, Flat<int>(method, targets[i], prefix + _plan.Targets[i].Argument), i, prefix + _plan.Targets[i].Argument);
            }
        }
    }

    private void CheckLabels(string method, ReadOnlySpan<int> labels, int target, string name)
    {
        int classes = Definition.Outputs[Definition.OutputOf(target)].Shape is [.., var last] ? last : 1;
        int? ignored = target < Definition.IgnoreClass.Length ? Definition.IgnoreClass[target] : null;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignored)
            {
                throw new LabelOutOfRangeException(LabelRule, $"{LabelRule}: {Name}.{method}: '{name}' holds the label {labels[i]} at {Position(i, _plan.Targets[target])}, but the output has {classes} classes, labels 0 to {classes - 1}. "
                    + $"Count labels from 0, or set the units of the last layer to at least {Math.Max(labels[i], 0) + 1L}.", name)
                { Index = i, Value = labels[i] };
            }
        }
    }

    private void CheckFinite(string method, ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, string prefix, FitOptions? fit)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!_plan.Inputs[i].IsInt)
            {
                CheckFinite(method, inputs[i], prefix + _plan.Inputs[i].Argument, inputs[i].GetLength(0), fit);
            }
        }

        for (int i = 0; i < targets.Length; i++)
        {
            if (!_plan.Targets[i].IsInt)
            {
                CheckFinite(method, targets[i], prefix + _plan.Targets[i].Argument, targets[i].GetLength(0), fit);
            }
        }
    }

    private void CheckFinite(string method, ReadOnlySpan<FlatArray> arrays, PortLayout[] ports, int count, FitOptions? fit)
    {
        for (int i = 0; i < arrays.Length; i++)
        {
            if (!ports[i].IsInt)
            {
                CheckFinite(method, arrays[i].Values<float>(), ports[i].Argument, count, fit);
            }
        }
    }

    private void CheckFinite(string method, Array values, string name, int samples, FitOptions? fit) => CheckFinite(method, Flat<float>(method, values, name), name, samples, fit);

    private void CheckFinite(string method, ReadOnlySpan<float> values, string name, int samples, FitOptions? fit)
    {
        long bad = FiniteCheck.FirstBad(values);
        if (bad < 0)
        {
            return;
        }

        int elements = Math.Max(values.Length / samples, 1);
        long sample = bad / elements;
        string batch = fit is null || fit.Shuffle ? "" : FormattableString.Invariant($", in batch {sample / fit.BatchSize} of each epoch");
        throw new NonFiniteValueException(NonFiniteRule, string.Create(CultureInfo.InvariantCulture,
            $"{NonFiniteRule}: {Name}.{method}: '{name}' holds {Number(values[(int)bad])} at index {bad}: sample {sample}, value {bad % elements}{batch}. {(fit is null ? "Clean the data." : "Nothing was trained. Clean the data, or set FitOptions.NonFinite.")}"))
        {
            Index = bad, Batch = fit is null || fit.Shuffle ? 0 : (int)(sample / fit.BatchSize), Epoch = fit?.InitialEpoch ?? 0,
        };
    }

    /// <summary>The exception for a loss or gradient that is not finite; the batch has not been applied.</summary>
    internal NonFiniteValueException NonFinite(string method, double loss, ReadOnlySpan<float> gradient, in BatchSlice slice, int epoch, int batch)
    {
        const string Rule = "NSG0802";
        long bad = double.IsFinite(loss) ? FiniteCheck.FirstBad(gradient) : -1;
        string what = bad < 0 ? $"the loss is {Number(loss)}" : $"the gradient of {WeightAt(bad)} is {Number(gradient[(int)bad])}";
        int first = slice.Sample(0);
        return new NonFiniteValueException(Rule, string.Create(CultureInfo.InvariantCulture,
            $"{Rule}: {Name}.{method}: {what} in epoch {epoch}, batch {batch}, whose first sample is {first}. The weights are those before this batch. Lower the learning rate, set ClipNorm, or set FitOptions.NonFinite."))
        {
            Epoch = epoch, Batch = batch, Index = bad,
        };
    }

    private string WeightAt(long parameter)
    {
        foreach (var weight in Definition.Weights)
        {
            if (parameter < weight.Offset + weight.Length)
            {
                return FormattableString.Invariant($"{weight.Name}[{parameter - weight.Offset}]");
            }
        }

        return "a parameter";
    }

    private static string Position(int index, PortLayout port) =>
        FormattableString.Invariant($"index {index} (sample {index / port.Elements}{(port.Elements > 1 ? FormattableString.Invariant($", value {index % port.Elements}") : "")})");

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private ReadOnlySpan<T> Flat<T>(string method, Array array, string name) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), _check.Length(method, name, array.LongLength));
}
