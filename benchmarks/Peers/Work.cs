namespace Peers;

/// <summary>A recurrent layer, a dense layer on each step or on the last one, softmax: what every contender builds with its own means.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="IsLstm">LSTM, else GRU.</param>
/// <param name="Steps">Steps of a sequence.</param>
/// <param name="Features">Features of a step.</param>
/// <param name="Units">Units of the recurrent layer, of each direction.</param>
/// <param name="Classes">Outputs.</param>
/// <param name="IsSequence">Whether every step has an output.</param>
/// <param name="IsBidirectional">Whether there are two directions.</param>
/// <param name="Samples">Samples of an epoch.</param>
/// <param name="HasDecoder">Whether the layer encodes for a second one of the same size, which starts from its state, reads a second input and attends to its steps (dot products).</param>
internal sealed record Work(string Name, bool IsLstm, int Steps, int Features, int Units, int Classes, bool IsSequence, bool IsBidirectional, int Samples, bool HasDecoder = false)
{
    public const int BatchSize = 128;

    public static readonly IReadOnlyList<Work> All =
    [
        new("model1", false, 64, 15, 16, 8, true, false, 1000),
        new("model3", false, 64, 15, 16, 8, false, false, 1000),
        new("lstm16", true, 64, 15, 16, 8, true, false, 1000),
        new("gru10", false, 64, 15, 10, 3, true, false, 1000),
        new("tagger", true, 64, 15, 16, 8, true, true, 1000),
        new("attention", false, 32, 16, 32, 16, true, false, 1000, HasDecoder: true),
        new("gru128", false, 128, 64, 128, 64, true, false, 256),
    ];

    public int Rows => IsSequence ? Steps : 1;

    public int Directions => IsBidirectional ? 2 : 1;

    /// <summary>What the dense layer reads.</summary>
    public int Width => Units * (HasDecoder ? 2 : Directions);

    /// <summary>Whether one step after the other can be fed.</summary>
    public bool Streams => IsSequence && !IsBidirectional && !HasDecoder;

    /// <summary>
    /// Floating-point operations of training on one sample, two for each multiply-add of a matrix product and none for anything else: forward once, the
    /// gradients of the weights once, those of what a product reads once where that is computed from weights.
    /// </summary>
    public double Flops
    {
        get
        {
            double gates = IsLstm ? 4 : 3, layers = HasDecoder ? 2 : Directions;
            double recurrent = layers * Steps * gates * ((2 * Features * Units) + (3 * Units * Units));
            double attention = HasDecoder ? 3.0 * 2 * Steps * Steps * Units : 0;
            return 2 * (recurrent + attention + (3.0 * Rows * Width * Classes));
        }
    }

    public float[] Inputs(int samples) => Speed.RandomData.Inputs(samples * Steps * Features);

    public float[] Targets(int samples) => Speed.RandomData.Targets(samples * Rows, Classes);
}
