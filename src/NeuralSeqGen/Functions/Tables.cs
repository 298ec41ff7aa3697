namespace NeuralSeqGen;

/// <summary>Whole numbers as places in a table.</summary>
internal static class Tables
{
    public static Tensor OneHot(Tensor x, int classes)
    {
        int count = FunctionShapes.AtLeast("OneHot", "classes", 1, classes);
        return Elements.Map("OneHot", x.ExpandDims(x.Rank), Tensor.Arange(count), (id, place) => id == place ? 1 : 0);
    }

    public static Tensor Take(Tensor table, Tensor ids)
    {
        if (table.Rank == 0)
        {
            throw FunctionShapes.Mismatch("Take", "a scalar has no rows.", "ids", [], ids.Shape);
        }

        int rows = table.Shape[0], length = table.Values.Length / rows;
        float[] values = new float[ids.Values.Length * length];
        for (int i = 0; i < ids.Values.Length; i++)
        {
            table.Values.Slice(Row(ids.Values[i], i, rows) * length, length).CopyTo(values.AsSpan(i * length));
        }

        return new([.. ids.Shape, .. table.Shape[1..]], values);
    }

    private static int Row(float id, int at, int rows) =>
        id >= 0 && id < rows && id == MathF.Truncate(id) ? (int)id
            : throw new LabelOutOfRangeException(RuntimeRules.EmbeddingRange, $"Take: id {id} at {at} has no row in a table of {rows} rows. Ids are whole numbers from 0 to {rows - 1}.", "ids") { Index = at, Value = (int)id };
}
