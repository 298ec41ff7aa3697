namespace NeuralSeqGen.Keras;

/// <summary>What of a file of Keras went where, one row per weight of the model.</summary>
/// <param name="Rows">In the order of the model's weights.</param>
/// <param name="Ignored">What of the file was not read, such as the optimizer's state.</param>
public sealed record KerasWeightsReport(IReadOnlyList<KerasWeightsRow> Rows, IReadOnlyList<string> Ignored)
{
    /// <summary>The table: Keras's arrays and shapes, the weight and its shape, what was done.</summary>
    public override string ToString() => TransferTable.Text(Rows.Select(row => new[] { row.Source, row.SourceShape, row.Weight, row.Shape, row.Conversion }), Ignored);
}
