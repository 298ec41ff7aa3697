using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>A confusion matrix as text, for the first classes where there are many.</summary>
internal static class ConfusionTable
{
    private const int ClassesShown = 40;
    private const string Corner = "label \\ predicted";

    public static string Of(ConfusionMatrix matrix)
    {
        int[] classes = [.. matrix.Classes.Take(ClassesShown)];
        int head = Math.Max(Corner.Length, classes.Max(@class => matrix.NameOf(@class).Length));
        int[] widths = [.. classes.Select(column => Math.Max(matrix.NameOf(column).Length, classes.Max(row => Text(matrix[row, column]).Length)) + 2)];
        var text = new StringBuilder();
        Append(text, head, Corner, widths, i => matrix.NameOf(classes[i]));
        foreach (int row in classes)
        {
            Append(text, head, matrix.NameOf(row), widths, i => Text(matrix[row, classes[i]]));
        }

        if (matrix.Classes.Count > ClassesShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {matrix.Classes.Count - ClassesShown} more classes\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int head, string first, int[] widths, Func<int, string> cell)
    {
        text.Append(first.PadLeft(head));
        for (int i = 0; i < widths.Length; i++)
        {
            text.Append(cell(i).PadLeft(widths[i]));
        }

        text.Append('\n');
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
