using System.Globalization;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Texts as the build writes them about weight files.</summary>
internal static class WeightHeaders
{
    /// <summary>The weights of Input(64, 15), Gru(16, ResetAfter = true), Dense(8).</summary>
    public static readonly (string Name, int[] Shape)[] Whole =
        [("gru_1/kernel", [15, 48]), ("gru_1/recurrent_kernel", [16, 48]), ("gru_1/bias", [2, 48]), ("dense_1/kernel", [16, 8]), ("dense_1/bias", [8])];

    /// <summary>A text about a file of these tensors.</summary>
    public static string Text(IEnumerable<(string Name, int[] Shape)> tensors, string metadata = "", string type = "F32", int cut = 0)
    {
        int end = 0;
        var members = tensors.Select(tensor => Member(tensor.Name, tensor.Shape, type, ref end)).ToList();
        string header = string.Join(",", metadata.Length == 0 ? members : members.Prepend($"\"__metadata__\":{{{metadata}}}"));
        return string.Create(CultureInfo.InvariantCulture, $"{{\"resource\":\"NeuralSeqGen.Weights/model.safetensors\",\"sha256\":\"00ff\",\"data\":{end - cut},\"header\":{{{header}}}}}\n");
    }

    /// <summary>The same with some of <see cref="Whole"/> replaced, left out (no shape) or added.</summary>
    public static string With(params (string Name, int[]? Shape)[] changes) => Text(
        Whole.Where(own => changes.All(change => change.Name != own.Name)).Concat(changes.Where(change => change.Shape is not null).Select(change => (change.Name, change.Shape!))));

    private static string Member(string name, int[] shape, string type, ref int end)
    {
        int start = end;
        end += sizeof(float) * shape.Aggregate(1, (product, extent) => product * extent);
        return string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{string.Join(",", shape)}],\"data_offsets\":[{start},{end}]}}");
    }
}
