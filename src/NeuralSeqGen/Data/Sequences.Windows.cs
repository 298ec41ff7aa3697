namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>Cuts a series of numbers into windows and what follows each: X (n, steps, 1), Y (n, horizon).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="horizon">The number of values after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    public static (float[,,] X, float[,] Y) Window(ReadOnlySpan<float> series, int steps, int horizon = 1, int stride = 1) => Windows.Window(series, steps, horizon, stride);

    /// <summary>
    /// Cuts a series of feature vectors (time, features) into windows and what follows each: X (n, steps, features), Y (n, horizon, features). Numbers
    /// behind the steps are the horizon, then the stride: <c>Window(table, 24, 3, 6)</c> predicts 3 steps of all columns from every sixth step. A column is
    /// named: <c>Window(table, 24, target: 3, horizon: 6)</c>.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="horizon">The number of steps after the window that are its target; never a column, which is <c>target</c>.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    public static (float[,,] X, float[,,] Y) Window(float[,] series, int steps, int horizon = 1, int stride = 1) => Windows.Window(series, steps, horizon, stride);

    /// <summary>As <see cref="Window(float[,], int, int, int)"/>, with one column as the target: X (n, steps, features), Y (n, horizon).</summary>
    /// <param name="series">The series, (time, features); the windows hold all its columns.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="target">The column that is to be predicted; <c>^1</c> is the last one.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static (float[,,] X, float[,] Y) Window(float[,] series, int steps, Index target, int horizon = 1, int stride = 1) => Windows.Window(series, steps, target, horizon, stride);

    /// <summary>As <see cref="Window(float[,], int, int, int)"/>, with some columns as the target: X (n, steps, features), Y (n, horizon, targets).</summary>
    /// <param name="series">The series, (time, features); the windows hold all its columns.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="targets">The columns that are to be predicted, in their order in Y.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no columns, or one that the series has not.</exception>
    public static (float[,,] X, float[,,] Y) Window(float[,] series, int steps, ReadOnlySpan<int> targets, int horizon = 1, int stride = 1) => Windows.Window(series, steps, targets, horizon, stride);

    /// <summary>Cuts a series of numbers into windows without targets, up to the last value, to predict what follows: (n, steps, 1).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window.</exception>
    public static float[,,] InputWindows(ReadOnlySpan<float> series, int steps, int stride = 1) => Windows.InputWindows(series, steps, stride);

    /// <summary>Cuts a series of feature vectors (time, features) into windows without targets, up to the last step, to predict what follows: (n, steps, features).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window.</exception>
    public static float[,,] InputWindows(float[,] series, int steps, int stride = 1) => Windows.InputWindows(series, steps, stride);

    /// <summary>Joins windows of numbers, such as predictions (n, horizon), to the series they lie on: where they overlap their mean is taken.</summary>
    /// <param name="windows">The windows, in the order of time.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <returns>(n − 1) · stride + steps values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stride is larger than a window, so that there would be gaps.</exception>
    public static float[] FromWindows(float[,] windows, int stride = 1) => JoinedWindows.FromWindows(windows, stride);

    /// <summary>Joins windows (n, steps, features) to the series (time, features) they lie on: where they overlap their mean is taken.</summary>
    /// <param name="windows">The windows, in the order of time.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <returns>(n − 1) · stride + steps feature vectors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stride is larger than a window, so that there would be gaps.</exception>
    public static float[,] FromWindows(float[,,] windows, int stride = 1) => JoinedWindows.FromWindows(windows, stride);
}
