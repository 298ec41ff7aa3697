namespace NeuralSeqGen;

/// <summary>In which layouts the layers of a state dict keep their numbers, and what this library's take: told of the kinds that the file has. (torch.nn.Linear, Conv1d, GRU, LSTM, RNN: "Variables".)</summary>
internal static class PyTorchLayouts
{
    private const int GruGates = 3, LstmGates = 4;

    /// <summary>What follows <c>named as in PyTorch, which</c>.</summary>
    public static string Of(IEnumerable<SafetensorsEntry> tensors)
    {
        SafetensorsEntry[] all = [.. tensors];
        string convolutions = all.Any(PyTorchNames.IsConvolution) ? ", kernels of convolutions as (filters, inputs, steps), not (steps, inputs, filters)" : "";
        int[] gates = [.. all.Select(PyTorchNames.GatesOf).OfType<int>().Distinct().Order()];
        // the other tensors of a layer show nothing that its recurrent matrix does not
        return $"keeps matrices transposed, (units, inputs){convolutions}{string.Concat((gates is [0, _, ..] ? gates[1..] : gates).Select(Recurrent))}";
    }

    private static string Recurrent(int gates) => gates switch
    {
        GruGates => ", and of a GRU the gates as r, z, n, not z, r, h, and two biases, which are the two rows of the bias with ResetAfter = true",
        LstmGates => ", and of an LSTM two biases, bias_ih and bias_hh, of which this model takes the sum, with the gates in the same order",
        1 => ", and of a simple RNN two biases, bias_ih and bias_hh, of which this model takes the sum",
        _ => ", and of a recurrent layer two biases, bias_ih and bias_hh, of which this model takes the sum",
    };
}
