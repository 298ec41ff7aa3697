namespace NeuralSeqGen;

/// <summary>
/// Reads the output of a model with <see cref="CtcAttribute"/>, as <see cref="Metric.EditDistanceAttribute"/> beside it does. Outputs do not say which of their steps a mask has
/// taken out: where steps are masked (<c>Masking</c>, <c>MaskZero</c>), pass the mask or the lengths.
/// </summary>
public static class Ctc
{
    /// <summary>The likeliest class of each step, repeats joined and blanks dropped (Keras's greedy <c>ctc_decode</c>). All steps are read: for models without a mask.</summary>
    /// <param name="output">Outputs of a model, (n, steps, classes); class 0 is the blank.</param>
    /// <param name="length">Columns of the result; more classes than that are cut off. 0 for as many as there are steps.</param>
    /// <returns>(n, length) of classes, 0 behind the last one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static int[,] Decode(float[,,] output, int length = 0) => GreedySearches.Run(output, [], length);

    /// <summary>The same without the steps that are masked: those on both sides of them are neighbours, so that equal ones are joined.</summary>
    /// <param name="output">Outputs of a model, (n, steps, classes); class 0 is the blank.</param>
    /// <param name="mask">Steps where this is 0 are left out, (n, steps): <see cref="Sequences.MaskOf(float[,,], float)"/> of the input of <c>[Masking]</c>, or <see cref="Sequences.MaskOf(int[,], int)"/> of ids.</param>
    /// <param name="length">Columns of the result; more classes than that are cut off. 0 for as many as there are steps.</param>
    /// <returns>(n, length) of classes, 0 behind the last one.</returns>
    /// <exception cref="ArgumentException">The mask has not one number per step of the output.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static int[,] Decode(float[,,] output, float[,] mask, int length = 0) => GreedySearches.Run(output, StepMasks.Checked(output, mask), length);

    /// <summary>The same of the first steps of each sample, for sequences that are padded at their ends (<c>sequence_lengths</c> of Keras's <c>ctc_decode</c>).</summary>
    /// <param name="output">Outputs of a model, (n, steps, classes); class 0 is the blank.</param>
    /// <param name="sequenceLengths">How many steps of each sample are read, (n).</param>
    /// <param name="length">Columns of the result; more classes than that are cut off. 0 for as many as there are steps.</param>
    /// <returns>(n, length) of classes, 0 behind the last one.</returns>
    /// <exception cref="ArgumentException">There is not one length per sample, or one is negative or above the steps of the output.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static int[,] Decode(float[,,] output, int[] sequenceLengths, int length = 0) => GreedySearches.Run(output, StepMasks.MaskOf(output, sequenceLengths), length);

    /// <summary>
    /// The likeliest labels by prefix beam search over the logits, optionally made of the words of a list (Keras's <c>ctc_decode</c> with <c>strategy="beam_search"</c>). All steps
    /// are read: for models without a mask.
    /// </summary>
    /// <param name="output">Outputs of a model, (n, steps, classes) of logits; class 0 is the blank.</param>
    /// <param name="options">Width of the beam, hypotheses per sample, words.</param>
    /// <returns>The hypotheses of each sample, the best first.</returns>
    /// <exception cref="ArgumentException">An output is NaN or infinite, or the words have other classes.</exception>
    public static IReadOnlyList<CtcHypothesis>[] BeamSearch(float[,,] output, CtcBeamOptions? options = null) => BeamSearches.Run(output, [], options);

    /// <summary>The same without the steps that are masked.</summary>
    /// <param name="output">Outputs of a model, (n, steps, classes) of logits; class 0 is the blank.</param>
    /// <param name="mask">Steps where this is 0 are left out, (n, steps).</param>
    /// <param name="options">Width of the beam, hypotheses per sample, words.</param>
    /// <returns>The hypotheses of each sample, the best first.</returns>
    /// <exception cref="ArgumentException">The mask has not one number per step; an output is NaN or infinite, or the words have other classes.</exception>
    public static IReadOnlyList<CtcHypothesis>[] BeamSearch(float[,,] output, float[,] mask, CtcBeamOptions? options = null) => BeamSearches.Run(output, StepMasks.Checked(output, mask), options);

    /// <summary>The same of the first steps of each sample.</summary>
    /// <param name="output">Outputs of a model, (n, steps, classes) of logits; class 0 is the blank.</param>
    /// <param name="sequenceLengths">How many steps of each sample are read, (n).</param>
    /// <param name="options">Width of the beam, hypotheses per sample, words.</param>
    /// <returns>The hypotheses of each sample, the best first.</returns>
    /// <exception cref="ArgumentException">There is not one length per sample, or one is out of range; an output is NaN or infinite, or the words have other classes.</exception>
    public static IReadOnlyList<CtcHypothesis>[] BeamSearch(float[,,] output, int[] sequenceLengths, CtcBeamOptions? options = null) => BeamSearches.Run(output, StepMasks.MaskOf(output, sequenceLengths), options);
}
