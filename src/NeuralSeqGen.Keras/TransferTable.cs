using System.Text;

namespace NeuralSeqGen.Keras;

/// <summary>The table of what went where: arrays and shapes of the file, the weight and its shape, what was done.</summary>
internal static class TransferTable
{
    private const int Padded = 4;

    /// <param name="rows">Five cells each.</param>
    /// <param name="ignored">What was not read.</param>
    public static string Text(IEnumerable<string[]> rows, IReadOnlyList<string> ignored)
    {
        var text = new StringBuilder();
        string[][] cells = [.. rows];
        int[] widths = [.. Enumerable.Range(0, Padded).Select(column => cells.Select(row => row[column].Length).DefaultIfEmpty(0).Max())];
        foreach (string[] row in cells)
        {
            string left = $"{row[0].PadRight(widths[0])} {row[1].PadRight(widths[1])} -> {row[2].PadRight(widths[2])} {row[3].PadRight(widths[3])}";
            text.Append(left).Append("  ").Append(row[Padded]).Append('\n');
        }

        return ignored.Count == 0 ? text.ToString() : text.Append("not read: ").AppendJoin(", ", ignored).Append('\n').ToString();
    }
}
