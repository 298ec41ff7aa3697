using System.Globalization;
using System.Text;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The layout of Keras 3: a table drawn with box characters, words wrapped inside their columns, sizes in bytes below.</summary>
internal static class Keras3Summary
{
    private const int BytesPerNumber = 4;
    private static readonly int[] OfList = [31, 22, 13];
    private static readonly int[] OfGraph = [19, 17, 10, 17];

    public static string Of(ModelDefinition definition, int trainable, int optimizer)
    {
        var rows = SummaryRow.Of(definition);
        int[] widths = rows.Any(r => r.Connections.Length > 0) ? OfGraph : OfList;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Model: \"{definition.Name}\"\n");
        Rule(text, widths, '┏', '━', '┳', '┓');
        Row(text, widths, '┃', ["Layer (type)", "Output Shape", "Param #", "Connected to"]);
        Rule(text, widths, '┡', '━', '╇', '┩');
        for (int i = 0; i < rows.Length; i++)
        {
            if (i > 0)
            {
                Rule(text, widths, '├', '─', '┼', '┤');
            }

            string connections = rows[i].Connections.Length == 0 ? "-" : string.Join(", ", rows[i].Connections);
            Row(text, widths, '│', [rows[i].Name, rows[i].Shape, rows[i].ParameterCount.ToString("N0", CultureInfo.InvariantCulture), connections]);
        }
        Rule(text, widths, '└', '─', '┴', '┘');
        Total(text, "Total params", definition.ParameterCount + optimizer);
        Total(text, "Trainable params", trainable);
        Total(text, "Non-trainable params", definition.ParameterCount - trainable);
        if (optimizer > 0)
        {
            Total(text, "Optimizer params", optimizer);
        }

        return text.Remove(text.Length - 1, 1).ToString();
    }

    private static void Rule(StringBuilder text, int[] widths, char left, char line, char cross, char right)
    {
        for (int i = 0; i < widths.Length; i++)
        {
            text.Append(i == 0 ? left : cross).Append(line, widths[i] + 2);
        }

        text.Append(right).Append('\n');
    }

    private static void Row(StringBuilder text, int[] widths, char bar, ReadOnlySpan<string> cells)
    {
        const int ParameterColumn = 2;
        var wrapped = new List<string>[widths.Length];
        for (int i = 0; i < widths.Length; i++)
        {
            wrapped[i] = Wrap(cells[i], widths[i]);
        }

        for (int line = 0; line < wrapped.Max(w => w.Count); line++)
        {
            for (int i = 0; i < wrapped.Length; i++)
            {
                string cell = line < wrapped[i].Count ? wrapped[i][line] : "";
                text.Append(bar).Append(' ').Append(i == ParameterColumn ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])).Append(' ');
            }
            text.Append(bar).Append('\n');
        }
    }

    private static List<string> Wrap(string cell, int width)
    {
        List<string> lines = [""];
        foreach (string word in cell.Split(' '))
        {
            string joined = lines[^1].Length == 0 ? word : lines[^1] + ' ' + word;
            if (joined.Length <= width)
            {
                lines[^1] = joined;
            }
            else
            {
                AddWord(lines, word, width);
            }
        }
        return lines;
    }

    private static void AddWord(List<string> lines, string word, int width)
    {
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        for (; word.Length > width; word = word[width..])
        {
            lines.Add(word[..width]);
        }

        lines.Add(word);
    }

    private static void Total(StringBuilder text, string name, long count) =>
        text.Append(CultureInfo.InvariantCulture, $" {name}: {count:N0} ({Size(count * BytesPerNumber)})\n");

    private static string Size(double bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB", "PB"];
        int unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++)
        {
            bytes /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:F2} {units[unit]}");
    }
}
