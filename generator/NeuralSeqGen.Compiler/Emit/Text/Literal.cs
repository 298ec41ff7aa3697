using System.Globalization;

namespace NeuralSeqGen.Compiler.Emit.Text;

/// <summary>The only printer of numbers and strings into C#: invariant, round-trip, no surprises with NaN or minus signs.</summary>
internal static class Literal
{
    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Long(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + "d" : text;
    }

    public static string Single(double value)
    {
        float rounded = (float)value;
        return float.IsNaN(rounded) ? "float.NaN" :
            float.IsPositiveInfinity(rounded) ? "float.PositiveInfinity" :
            float.IsNegativeInfinity(rounded) ? "float.NegativeInfinity" :
            rounded.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>A C# string literal; characters outside printable ASCII are escaped.</summary>
    public static string String(string? value)
    {
        if (value is null)
        {
            return "null";
        }

        var text = new System.Text.StringBuilder("\"");
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                >= ' ' and < (char)127 => c.ToString(),
                _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return text.Append('"').ToString();
    }
}
