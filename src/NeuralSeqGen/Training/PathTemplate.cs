using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>Fills <c>{epoch:02d}</c> and <c>{val_loss:.2f}</c> in a checkpoint's path.</summary>
internal static class PathTemplate
{
    public static string Fill(string template, TrainingContext context)
    {
        var text = new StringBuilder(template.Length);
        for (int at = 0; at < template.Length;)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                return text.Append(template, at, template.Length - at).ToString();
            }

            text.Append(template, at, open - at).Append(Value(template[(open + 1)..close], template, context));
            at = close + 1;
        }
        return text.ToString();
    }

    private static string Value(string placeholder, string template, TrainingContext context)
    {
        int colon = placeholder.IndexOf(':', StringComparison.Ordinal);
        string key = colon < 0 ? placeholder : placeholder[..colon];
        string? format = colon < 0 ? null : DotNetFormat(placeholder[(colon + 1)..]);
        if (key == "epoch")
        {
            return (context.Epoch + 1).ToString(format, CultureInfo.InvariantCulture);
        }

        if (EpochValues.TryGet(context.Training, context.Validation, context.LearningRate, key, out double value))
        {
            return value.ToString(format, CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException(
            $"ModelCheckpoint cannot fill '{{{key}}}' in '{template}': known are epoch, {string.Join(", ", EpochValues.Keys(context.Training, context.Validation))}.");
    }

    // 02d, .3f and .3e are Python's way of writing D2, F3 and 0.000e+00.
    private static string DotNetFormat(string format) => format switch
    {
        [.. var digits, 'd'] when IsNumber(digits) => "D" + digits,
        ['.', .. var digits, 'f'] when IsNumber(digits) => "F" + digits,
        ['.', .. var digits, 'e'] when IsNumber(digits) => $"0.{new string('0', int.Parse(digits, CultureInfo.InvariantCulture))}e+00",
        _ => format,
    };

    private static bool IsNumber(string text) => text.Length is > 0 and < 3 && text.All(char.IsAsciiDigit);
}
