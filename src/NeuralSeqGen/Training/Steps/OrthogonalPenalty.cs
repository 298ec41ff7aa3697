namespace NeuralSeqGen;

/// <summary>
/// Keras's OrthogonalRegularizer: factor · Σ |rᵢ·rⱼ| over the pairs of rows, which are normalised first, ÷ their number. Rows of a transposed matrix are its columns.
/// </summary>
/// <param name="factor">Weight of the penalty.</param>
/// <param name="rows">Rows to compare.</param>
/// <param name="columns">Numbers in a row.</param>
/// <param name="rowStride">From one row to the next.</param>
/// <param name="columnStride">From one number of a row to the next.</param>
internal sealed unsafe class OrthogonalPenalty(double factor, int rows, int columns, int rowStride, int columnStride)
{
    private readonly double[] _lengths = new double[rows];

    private double Share => rows < 2 ? 0 : factor / (rows * (rows - 1.0) / 2);

    public double Loss(float* w)
    {
        if (Share == 0)
        {
            return 0;
        }

        MeasureRows(w);
        double sum = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Math.Abs(Product(w, i, j)) / (_lengths[i] * _lengths[j]);
            }
        }

        return Share * sum;
    }

    /// <summary>d|cos| / dwᵢ = sign · (rⱼ − cos · rᵢ) / |wᵢ|.</summary>
    public void AddGradient(float* w, float* gradient)
    {
        if (Share == 0)
        {
            return;
        }

        MeasureRows(w);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < rows; j++)
            {
                if (i == j)
                {
                    continue;
                }

                double cosine = Product(w, i, j) / (_lengths[i] * _lengths[j]);
                double sign = Share * Math.Sign(cosine) / _lengths[i];
                for (int c = 0; c < columns; c++)
                {
                    *At(gradient, i, c) += (float)(sign * (*At(w, j, c) / _lengths[j] - cosine * *At(w, i, c) / _lengths[i]));
                }
            }
        }
    }

    // Keras's normalisation leaves a row of zeros as it is.
    private void MeasureRows(float* w)
    {
        for (int i = 0; i < rows; i++)
        {
            _lengths[i] = Math.Sqrt(Math.Max(Product(w, i, i), 1e-12));
        }
    }

    private double Product(float* w, int i, int j)
    {
        double sum = 0;
        for (int c = 0; c < columns; c++)
        {
            sum += (double)*At(w, i, c) * *At(w, j, c);
        }

        return sum;
    }

    private float* At(float* w, int row, int column) => w + (nint)row * rowStride + (nint)column * columnStride;
}
