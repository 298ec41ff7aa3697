using System.Globalization;
using System.Text;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Between Keras's snake case and C#'s Pascal case.</summary>
internal static class Naming
{
    /// <summary><c>SimpleRNN</c> to <c>simple_rnn</c>, <c>TimeDistributed</c> to <c>time_distributed</c>, as Keras names layers; no word begins behind a digit (<c>conv1d</c>).</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = char.IsUpper(name[i]) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(starts ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary><c>gru_1</c> to <c>Gru1</c>; characters that no identifier may have separate words.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        bool upper = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>Extents of a batch as messages print them: <c>(batch, 64, 8)</c>.</summary>
    public static string Batch(IR.Shape shape) => "(batch" + Tail(shape) + ")";

    /// <summary>Extents of a sample as messages print them: <c>(64, 8)</c>.</summary>
    public static string Sample(IR.Shape shape) => "(" + (shape.Rank == 0 ? "" : Tail(shape).Substring(2)) + ")";

    /// <summary>A number as one writes it in code: <c>-1536</c>.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>With separators between thousands: <c>1,536</c>.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Tail(IR.Shape shape)
    {
        var text = new StringBuilder();
        foreach (int extent in shape)
        {
            text.Append(", ").Append(extent.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
