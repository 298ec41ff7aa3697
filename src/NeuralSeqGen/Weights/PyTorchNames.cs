namespace NeuralSeqGen;

/// <summary>
/// Names of PyTorch's state dicts: <c>fc.weight</c>, <c>rnn.weight_ih_l0</c>, <c>bias_hh_l0_reverse</c>, <c>in_proj_weight</c>. Its layers keep the
/// numbers in another layout, which the shape of a square matrix does not show. (torch.nn.Linear, GRU, LSTM, RNN: "Variables".)
/// </summary>
internal static class PyTorchNames
{
    private static readonly string[] Recurrent = ["weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l", "weight_hr_l"];

    private static readonly string[] Others = ["in_proj_bias", "running_mean", "running_var", "num_batches_tracked"];

    /// <summary>The first tensor that is named so, whether its numbers lie otherwise or not.</summary>
    public static string? First(IEnumerable<SafetensorsEntry> tensors) =>
        tensors.FirstOrDefault(tensor => IsLayer(tensor.Name) || IsRecurrent(tensor.Name) || Others.Contains(LastPart(tensor.Name)))?.Name;

    /// <summary>Whether the tensor's numbers mean something else as this weight: all of a recurrent layer, matrices but for those of an embedding.</summary>
    public static bool HasOtherLayout(SafetensorsEntry tensor, WeightInfo weight) =>
        IsRecurrent(tensor.Name) || (IsLayer(tensor.Name) && tensor.Shape.Length > 1 && !weight.Name.EndsWith("/embeddings", StringComparison.Ordinal));

    /// <summary>Whether the tensor is the kernel of a convolution over steps.</summary>
    public static bool IsConvolution(SafetensorsEntry tensor) => LastPart(tensor.Name) == "weight" && tensor.Shape.Length == 3;

    /// <summary>How many gates the recurrent layer of a tensor has; 0 where the tensor does not show it, null where it is of no recurrent layer. Its recurrent matrix is (gates · units, units).</summary>
    public static int? GatesOf(SafetensorsEntry tensor) =>
        !IsRecurrent(tensor.Name) ? null
        : LastPart(tensor.Name).StartsWith("weight_hh_l", StringComparison.Ordinal) && tensor.Shape is [var rows, > 0 and var units] && rows % units == 0 ? rows / units
        : 0;

    private static bool IsLayer(string name) => LastPart(name) is "weight" or "in_proj_weight";

    private static bool IsRecurrent(string name)
    {
        string part = LastPart(name);
        return Recurrent.Any(start => part.StartsWith(start, StringComparison.Ordinal) && part.Length > start.Length && char.IsAsciiDigit(part[start.Length]));
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
