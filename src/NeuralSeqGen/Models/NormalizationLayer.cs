using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Mean and variance of a normalisation, set by adapting it to data.</summary>
public sealed class NormalizationLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NormalizationLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The mean, (features).</summary>
    public WeightView Mean => Weight("mean");

    /// <summary>The biased variance, (features).</summary>
    public WeightView Variance => Weight("variance");

    /// <summary>Keras's counter, which it saves and never reads.</summary>
    public WeightView Count => Weight("count");

    /// <summary>Sets mean and variance to those of the data, over every axis but the last.</summary>
    /// <param name="x">Vectors of features, one after another: samples, or steps of samples.</param>
    /// <exception cref="ShapeMismatchException">No vector, or not a whole number of them.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public void Adapt(ReadOnlySpan<float> x)
    {
        int features = Mean.Info.Length;
        if (x.IsEmpty || x.Length % features != 0)
        {
            throw new ShapeMismatchException(RuntimeRules.ExtentMismatch, $"{Name}.Adapt: 'x' has {x.Length} values, which are not one or more vectors of {features} features.", nameof(x))
            {
                Layer = Name, Expected = [-1, features], Actual = [x.Length],
            };
        }

        float[] mean = new float[features];
        float[] variance = new float[features];
        for (int feature = 0; feature < features; feature++)
        {
            (mean[feature], variance[feature]) = Moments(x[feature..], features);
        }

        Mean.CopyFrom(mean);
        Variance.CopyFrom(variance);
    }

    /// <summary>Sets mean and variance to those of the data, (samples, features).</summary>
    /// <inheritdoc cref="Adapt(ReadOnlySpan{float})"/>
    public void Adapt(float[,] x) => Adapt(Sequences.AsSpan(x));

    /// <summary>Sets mean and variance to those of the data, (samples, steps, features).</summary>
    /// <inheritdoc cref="Adapt(ReadOnlySpan{float})"/>
    public void Adapt(float[,,] x) => Adapt(Sequences.AsSpan(x));

    // Two passes in double: exact where the mean is far from 0.
    private static (float Mean, float Variance) Moments(ReadOnlySpan<float> x, int stride)
    {
        double count = (x.Length + stride - 1) / stride, sum = 0, squares = 0;
        for (int i = 0; i < x.Length; i += stride)
        {
            sum += x[i];
        }

        double mean = sum / count;
        for (int i = 0; i < x.Length; i += stride)
        {
            squares += (x[i] - mean) * (x[i] - mean);
        }

        return ((float)mean, (float)(squares / count));
    }
}
