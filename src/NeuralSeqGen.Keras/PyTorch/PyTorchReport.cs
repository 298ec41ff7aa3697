using System.Text;

namespace NeuralSeqGen.Keras;

/// <summary>What of a PyTorch state dict went where, one row per weight of the model.</summary>
/// <param name="Rows">In the order of the model's weights.</param>
/// <param name="Ignored">Tensors of the file that are no weights, such as <c>num_batches_tracked</c>, or that the map leaves out.</param>
public sealed record PyTorchReport(IReadOnlyList<PyTorchRow> Rows, IReadOnlyList<string> Ignored)
{
    /// <summary>The table: PyTorch's tensors and shapes, the weight and its shape, what was done.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string[][] cells = [.. Rows.Select(row => new[] { row.Source, row.SourceShape, row.Weight, row.Shape, row.Conversion })];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => cells.Select(row => row[column].Length).DefaultIfEmpty(0).Max())];
        foreach (string[] row in cells)
        {
            string left = $"{row[0].PadRight(widths[0])} {row[1].PadRight(widths[1])} -> {row[2].PadRight(widths[2])} {row[3].PadRight(widths[3])}";
            text.Append(left).Append("  ").Append(row[4]).Append('\n');
        }

        return Ignored.Count == 0 ? text.ToString() : text.Append("not read: ").AppendJoin(", ", Ignored).Append('\n').ToString();
    }
}
