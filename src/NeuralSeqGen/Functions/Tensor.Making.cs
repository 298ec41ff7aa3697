namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>One number everywhere: <c>Full([4, 3], 0.5)</c>.</summary>
    public static Tensor Full(ReadOnlySpan<int> shape, double value) => ((Tensor)value).BroadcastTo(shape);

    /// <summary>0, 1, 2, … up to count − 1.</summary>
    public static Tensor Arange(int count) => TensorArrays.Arange(count);

    /// <summary>In training, sets a share of the elements to 0 and scales the others by 1 ÷ (1 − rate); else x itself, as in a plain run unless <see cref="BeginTraining"/> says otherwise.</summary>
    public static Tensor Dropout(Tensor x, double rate) => PlainTraining.Dropout(x, rate);

    /// <summary>In training, normal numbers of mean 0; else 0, as in a plain run unless <see cref="BeginTraining"/> says otherwise.</summary>
    public static Tensor Normal(ReadOnlySpan<int> shape, double standardDeviation = 1) => PlainTraining.Normal(shape, standardDeviation);

    /// <summary>Plain runs on this thread are as in training until what this returns is disposed; the seed decides their random numbers. For tests, not for functions.</summary>
    public static IDisposable BeginTraining(long seed = 0) => new PlainTraining(seed);
}
