using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Mean and variance of a normalisation, set by adapting it to data.</summary>
public sealed class NormalizationLayer : LayerView
{
    private readonly int[]? _sample;
    private readonly int[] _kept = [0];

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NormalizationLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>For generated code.</summary>
    /// <param name="parameters">The model's weights.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="sample">Extents of one sample.</param>
    /// <param name="kept">The axes of it whose indices have numbers of their own, ascending.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NormalizationLayer(IParameterStore parameters, string name, int[] sample, int[] kept) : base(parameters, name)
    {
        _sample = sample;
        _kept = kept;
    }

    /// <summary>The mean, (features), or the extents of the declared axes.</summary>
    public WeightView Mean => Weight("mean");

    /// <summary>The biased variance, (features), or the extents of the declared axes.</summary>
    public WeightView Variance => Weight("variance");

    /// <summary>Keras's counter, which it saves and never reads.</summary>
    public WeightView Count => Weight("count");

    /// <summary>Sets mean and variance to those of the data, over every axis but the last, or but the declared ones.</summary>
    /// <param name="x">Samples one after another, row-major; where no axis is declared, vectors of features: samples, or steps of samples.</param>
    /// <exception cref="ShapeMismatchException">No sample, or not a whole number of them.</exception>
    /// <exception cref="NonFiniteValueException">The data hold NaN, infinity, or a number so large that the variance is none; mean and variance stay.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public void Adapt(ReadOnlySpan<float> x)
    {
        Adapt(x, Sample);
    }

    private void Adapt(ReadOnlySpan<float> x, int[] extents)
    {
        int[] sample = Sample;
        var moments = new AdaptedMoments(sample, _kept);
        if (x.IsEmpty || x.Length % moments.Elements != 0)
        {
            string needed = _sample is null ? $"vectors of {moments.Elements} features" : $"samples of {ShapeText.Of(sample)}";
            throw new ShapeMismatchException(RuntimeRules.ExtentMismatch, $"{Name}.Adapt: 'x' has {x.Length} values, which are not one or more {needed}.", nameof(x))
            {
                Layer = Name, Expected = [-1, .. sample], Actual = [x.Length],
            };
        }

        Refuse(x, FiniteScan.FirstBad(x), extents);
        var (mean, variance) = moments.Of(x);
        // the variance of what is too large is no float
        Refuse(x, FiniteScan.FirstBad(variance) < 0 ? -1 : FiniteScan.IndexOfLargest(x), extents);
        Mean.CopyFrom(mean);
        Variance.CopyFrom(variance);
    }

    /// <summary>Sets mean and variance to those of the data, (samples, features).</summary>
    /// <inheritdoc cref="Adapt(ReadOnlySpan{float})"/>
    public void Adapt(float[,] x) => Adapt(Sequences.AsSpan(x), x);

    /// <summary>Sets mean and variance to those of the data, (samples, steps, features).</summary>
    /// <inheritdoc cref="Adapt(ReadOnlySpan{float})"/>
    public void Adapt(float[,,] x) => Adapt(Sequences.AsSpan(x), x);

    /// <summary>Sets mean and variance to those of the data, (samples, steps, rows, features).</summary>
    /// <inheritdoc cref="Adapt(ReadOnlySpan{float})"/>
    public void Adapt(float[,,,] x) => Adapt(Sequences.AsSpan(x), x);

    private void Refuse(ReadOnlySpan<float> x, long bad, int[] extents)
    {
        if (bad >= 0)
        {
            throw new NonFiniteValueException(RuntimeRules.NonFiniteValue, FormattableString.Invariant($"{Name}.Adapt: 'x' holds {x[(int)bad]} at {PlaceText.Of("x", bad, extents)}. Mean and variance are those before it. Clean the data.")) { Index = bad };
        }
    }

    private int[] Sample => _sample ?? [Mean.Info.Length];

    /// <summary>The last axes of an array must be those of a sample: a multiple of its elements alone may be cut elsewhere.</summary>
    private void Adapt(ReadOnlySpan<float> x, Array array)
    {
        int[] sample = Sample, actual = ShapeSentences.Extents(array);
        if (actual.Length <= sample.Length || !actual.AsSpan(actual.Length - sample.Length).SequenceEqual(sample))
        {
            throw new ShapeMismatchException(RuntimeRules.ExtentMismatch, $"{Name}.Adapt: 'x' is {ShapeText.Of(actual)}, but its last axes must be {ShapeText.Of(sample)}.", nameof(x))
            {
                Layer = Name, Expected = [-1, .. sample], Actual = actual,
            };
        }

        Adapt(x, actual[1..]);
    }
}
