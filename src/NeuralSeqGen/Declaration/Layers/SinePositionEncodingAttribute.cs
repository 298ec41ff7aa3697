namespace NeuralSeqGen;

/// <summary>
/// Says where in its sequence each step stands, without weights (Vaswani et al., 2017): (steps, features) to the same, with sin(t·w) added to the even and cos(t·w)
/// to the odd features of step t, counted from 0, where features 2i and 2i+1 have w = <see cref="MaxWavelength"/> to the power −2i/features. It is
/// <c>SinePositionEncoding</c> of KerasHub with the sum that KerasHub leaves to the caller. In <c>Step</c> and <c>Generate</c> t is the number of the step.
/// </summary>
public sealed class SinePositionEncodingAttribute : UnaryLayerAttribute
{
    /// <summary>The longest wavelength, in steps, divided by 2π; the shortest is 1.</summary>
    public double MaxWavelength { get; set; } = 10_000;

    /// <summary>Whether the encoding is added to the input; false gives the encoding alone, for every sample the same, as the class of KerasHub does.</summary>
    public bool AddsInput { get; set; } = true;
}
