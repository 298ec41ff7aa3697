using System.Globalization;
using System.Text;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The layout of Keras 3: a table drawn with box characters, words wrapped inside their columns, sizes in bytes below.</summary>
internal static class Keras3Summary
{
    private const int BytesPerNumber = 4;
    private static readonly int[] Widths = [31, 22, 13];

    public static string Of(ModelDefinition definition, int trainable, int optimizer)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Model: \"{definition.Name}\"\n");
        Rule(text, '┏', '━', '┳', '┓');
        Row(text, '┃', "Layer (type)", "Output Shape", "Param #");
        Rule(text, '┡', '━', '╇', '┩');
        for (var i = 0; i < definition.Layers.Length; i++)
        {
            var layer = definition.Layers[i];
            if (i > 0) Rule(text, '├', '─', '┼', '┤');
            Row(text, '│', $"{layer.Name} ({layer.ClassName})", SummaryShape.Of(layer.OutputShape), layer.ParameterCount.ToString("N0", CultureInfo.InvariantCulture));
        }
        Rule(text, '└', '─', '┴', '┘');
        Total(text, "Total params", definition.ParameterCount + optimizer);
        Total(text, "Trainable params", trainable);
        Total(text, "Non-trainable params", definition.ParameterCount - trainable);
        if (optimizer > 0) Total(text, "Optimizer params", optimizer);
        return text.Remove(text.Length - 1, 1).ToString();
    }

    private static void Rule(StringBuilder text, char left, char line, char cross, char right)
    {
        for (var i = 0; i < Widths.Length; i++) text.Append(i == 0 ? left : cross).Append(line, Widths[i] + 2);
        text.Append(right).Append('\n');
    }

    private static void Row(StringBuilder text, char bar, params ReadOnlySpan<string> cells)
    {
        var wrapped = new List<string>[cells.Length];
        for (var i = 0; i < cells.Length; i++) wrapped[i] = Wrap(cells[i], Widths[i]);
        for (var line = 0; line < wrapped.Max(w => w.Count); line++)
        {
            for (var i = 0; i < wrapped.Length; i++)
            {
                var cell = line < wrapped[i].Count ? wrapped[i][line] : "";
                text.Append(bar).Append(' ').Append(i == wrapped.Length - 1 ? cell.PadLeft(Widths[i]) : cell.PadRight(Widths[i])).Append(' ');
            }
            text.Append(bar).Append('\n');
        }
    }

    private static List<string> Wrap(string cell, int width)
    {
        List<string> lines = [""];
        foreach (var word in cell.Split(' '))
        {
            var joined = lines[^1].Length == 0 ? word : lines[^1] + ' ' + word;
            if (joined.Length <= width) lines[^1] = joined;
            else AddWord(lines, word, width);
        }
        return lines;
    }

    private static void AddWord(List<string> lines, string word, int width)
    {
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        for (; word.Length > width; word = word[width..]) lines.Add(word[..width]);
        lines.Add(word);
    }

    private static void Total(StringBuilder text, string name, long count) =>
        text.Append(CultureInfo.InvariantCulture, $" {name}: {count:N0} ({Size(count * BytesPerNumber)})\n");

    private static string Size(double bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB", "PB"];
        var unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++) bytes /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{bytes:F2} {units[unit]}");
    }
}
