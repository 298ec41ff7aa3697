namespace NeuralSeqGen;

/// <summary>Checks that the tensors cover the data exactly: no overlap, no hole, nothing beyond the end, nothing left over.</summary>
internal static class SafetensorsLayout
{
    public static void Check(IReadOnlyList<SafetensorsEntry> tensors, long dataLength, string? path)
    {
        long at = 0L;
        foreach (var tensor in tensors.OrderBy(t => t.Begin).ThenBy(t => t.End))
        {
            if (tensor.End > dataLength)
            {
                throw SafetensorsError.Of(path, $"'{tensor.Name}' ends at byte {tensor.End} of the data, which has {dataLength}; the file is cut off or its header is wrong", tensor.Name);
            }

            if (tensor.Begin < at)
            {
                throw SafetensorsError.Of(path, $"'{tensor.Name}' begins at byte {tensor.Begin} of the data, inside the tensor that ends at {at}", tensor.Name);
            }

            if (tensor.Begin > at)
            {
                throw SafetensorsError.Of(path, $"the bytes {at} to {tensor.Begin} of the data, before '{tensor.Name}', belong to no tensor", tensor.Name);
            }

            at = tensor.End;
        }
        if (at < dataLength)
        {
            throw SafetensorsError.Of(path, $"{dataLength - at} bytes follow the last tensor");
        }
    }
}
