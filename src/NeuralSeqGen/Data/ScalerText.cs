using System.Globalization;

namespace NeuralSeqGen;

/// <summary>Scalers as text, <c>StandardScaler mean=1.5,2 scale=0.5,1</c>: invariant, with all digits, so that it is read to the last bit.</summary>
internal static class ScalerText
{
    public static string Format(string kind, params (string Name, double[] Values)[] lists) =>
        kind + string.Concat(lists.Select(list => $" {list.Name}={string.Join(',', list.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}"));

    /// <summary>The lists under these names, each of at least one finite number.</summary>
    /// <exception cref="FormatException">The text is not of this kind.</exception>
    public static double[][] Parse(string text, string kind, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(' ');
        if (parts.Length != names.Length + 1 || parts[0] != kind)
        {
            throw Fault(text, kind);
        }

        return [.. names.Select((name, i) => Numbers(parts[i + 1], name) ?? throw Fault(text, kind))];
    }

    public static FormatException Fault(string text, string kind) => new($"'{FaultText.Cut(text)}' is not the text of a {kind}, as its ToString writes it.");

    private static double[]? Numbers(string part, string name)
    {
        if (!part.StartsWith(name + "=", StringComparison.Ordinal))
        {
            return null;
        }

        string[] texts = part[(name.Length + 1)..].Split(',');
        double[] numbers = new double[texts.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }
        return numbers;
    }
}
