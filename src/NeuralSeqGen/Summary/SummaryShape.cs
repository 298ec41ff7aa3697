namespace NeuralSeqGen;

/// <summary>Output shapes as Keras prints them: <c>(None, 64, 15)</c>.</summary>
internal static class SummaryShape
{
    public static string Of(int[] extents) => extents.Length == 0 ? "(None,)" : $"(None, {string.Join(", ", extents)})";
}
