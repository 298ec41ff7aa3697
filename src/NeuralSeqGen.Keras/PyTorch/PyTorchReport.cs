namespace NeuralSeqGen.Keras;

/// <summary>What of a PyTorch state dict went where, one row per weight of the model.</summary>
/// <param name="Rows">In the order of the model's weights.</param>
/// <param name="Ignored">Tensors of the file that are no weights, such as <c>num_batches_tracked</c>, or that the map leaves out.</param>
public sealed record PyTorchReport(IReadOnlyList<PyTorchRow> Rows, IReadOnlyList<string> Ignored)
{
    /// <summary>The table: PyTorch's tensors and shapes, the weight and its shape, what was done.</summary>
    public override string ToString() => TransferTable.Text(Rows.Select(row => new[] { row.Source, row.SourceShape, row.Weight, row.Shape, row.Conversion }), Ignored);
}
