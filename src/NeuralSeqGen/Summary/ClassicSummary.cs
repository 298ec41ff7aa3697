using System.Globalization;
using System.Text;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The layout of Keras 2.0: 65 columns, cut at 29 and 55, or 100 with what each layer of a graph reads; what is too long for a column is cut off.</summary>
internal static class ClassicSummary
{
    private static readonly int[] OfList = [29, 55, 65];
    private static readonly int[] OfGraph = [33, 55, 67, 100];

    public static string Of(ModelDefinition definition, int trainable)
    {
        var rows = SummaryRow.Of(definition);
        bool isGraph = rows.Any(r => r.Connections.Length > 0);
        int[] ends = isGraph ? OfGraph : OfList;
        var text = new StringBuilder();
        Rule(text, ends, '_');
        Row(text, ends, ["Layer (type)", "Output Shape", "Param #", "Connected to"]);
        Rule(text, ends, '=');
        for (int i = 0; i < rows.Length; i++)
        {
            Layer(text, ends, rows[i]);
            Rule(text, ends, i == rows.Length - 1 ? '=' : '_');
        }
        text.Append(CultureInfo.InvariantCulture, $"Total params: {definition.ParameterCount:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"Trainable params: {trainable:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"Non-trainable params: {definition.ParameterCount - trainable:N0}\n");
        return text.Append('_', ends[^1]).ToString();
    }

    private static void Layer(StringBuilder text, int[] ends, SummaryRow row)
    {
        Row(text, ends, [row.Name, row.Shape, row.ParameterCount.ToString(CultureInfo.InvariantCulture), row.Connections.FirstOrDefault("")]);
        foreach (string? connection in row.Connections.Skip(1))
        {
            Row(text, ends, ["", "", "", connection]);
        }
    }

    private static void Rule(StringBuilder text, int[] ends, char mark) => text.Append(mark, ends[^1]).Append('\n');

    private static void Row(StringBuilder text, int[] ends, ReadOnlySpan<string> fields)
    {
        string line = "";
        for (int i = 0; i < ends.Length; i++)
        {
            if (i > 0)
            {
                line = line[..^1] + ' ';
            }

            line += fields[i];
            line = line[..Math.Min(line.Length, ends[i])].PadRight(ends[i]);
        }
        text.Append(line).Append('\n');
    }
}
