using System.Globalization;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Which Keras wrote a config.</summary>
/// <param name="Major">1, 2 or 3.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Backend">Such as <c>theano</c>; null where the file does not say.</param>
internal sealed record ConfigVersion(int Major, int Minor, string? Backend)
{
    /// <summary>Whether the defaults and formulas of Keras 1 and 2 hold: <c>hard_sigmoid</c> is 0.2 x + 0.5, a GRU resets before its product.</summary>
    public bool IsClassic => Major < 3;

    public bool IsKeras1 => Major == 1;

    /// <summary>Whether kernels of convolutions are turned around in time.</summary>
    public bool HasFlippedKernels => Backend == "theano";

    /// <param name="text">A version such as <c>2.2.4-tf</c>; null where the file says none, which later files do.</param>
    /// <param name="backend">The backend.</param>
    public static ConfigVersion Parse(string? text, string? backend)
    {
        int[] numbers = [.. (text ?? "3.0").Split('.', '-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0), 0];
        return new(numbers[0] is 0 ? 3 : numbers[0], numbers[1], backend);
    }
}
