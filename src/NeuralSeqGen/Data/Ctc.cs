namespace NeuralSeqGen;

/// <summary>Reads the output of a model with <see cref="CtcAttribute"/>.</summary>
public static class Ctc
{
    /// <summary>The likeliest class of each step, repeats joined and blanks dropped (Keras's greedy <c>ctc_decode</c>).</summary>
    /// <param name="output">Outputs of a model, (n, steps, classes); class 0 is the blank.</param>
    /// <param name="length">Columns of the result; more classes than that are cut off. 0 for as many as there are steps.</param>
    /// <returns>(n, length) of classes, 0 behind the last one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static int[,] Decode(float[,,] output, int length = 0)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int samples = output.GetLength(0), steps = output.GetLength(1);
        int[,] labels = new int[samples, length == 0 ? steps : length];
        for (int sample = 0; sample < samples; sample++)
        {
            int written = 0;
            int before = 0;
            for (int step = 0; step < steps; step++)
            {
                int likeliest = TokenScores.Best(Spans.Row(output, sample, step));
                if (likeliest != before && likeliest != 0 && written < labels.GetLength(1))
                {
                    labels[sample, written++] = likeliest;
                }

                before = likeliest;
            }
        }
        return labels;
    }
}
