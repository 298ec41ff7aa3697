using System.Globalization;
using System.Text;

namespace NeuralSeqGen.Compiler.Emit.Keras;

/// <summary>JSON as Python's <c>json.dumps</c> reads it back: numbers round-trip, a real number has a point or an exponent, and text is ASCII.</summary>
internal static class KerasJson
{
    public static string Object(params IEnumerable<(string Key, string Value)>[] members) =>
        "{" + string.Join(", ", members.SelectMany(m => m).Select(m => Text(m.Key) + ": " + m.Value)) + "}";

    public static string Array(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    /// <summary>Extents behind a batch of any size.</summary>
    public static string Batch(IR.Shape shape, int batch = 0) => Array(new[] { batch > 0 ? Value(batch) : "null" }.Concat(shape.Select(e => Value(e))));

    /// <summary>A number, a flag, a text, a list of numbers, an object's members, or null.</summary>
    public static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => Real(number),
        string text => Text(text),
        IEnumerable<int> numbers => Array(numbers.Select(n => Value(n))),
        IEnumerable<double> numbers => Array(numbers.Select(Real)),
        IEnumerable<(string, object?)> members => Object(members.Select(m => (m.Item1, Value(m.Item2)))),
        _ => throw new System.ArgumentException(value.GetType().Name),
    };

    /// <summary>NaN stands for what is not given.</summary>
    private static string Real(double number)
    {
        if (double.IsNaN(number))
        {
            return "null";
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    private static string Text(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            json.Append(c is '"' or '\\' ? "\\" + c : c is >= ' ' and < (char)127 ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return json.Append('"').ToString();
    }
}
