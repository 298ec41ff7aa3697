using System.Globalization;
using System.Text;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The layout of Keras 2.0: 65 columns, cut at 29 and 55; what is too long for a column is cut off.</summary>
internal static class ClassicSummary
{
    private static readonly int[] Ends = [29, 55, 65];

    public static string Of(ModelDefinition definition, int trainable)
    {
        var text = new StringBuilder();
        Rule(text, '_');
        Row(text, "Layer (type)", "Output Shape", "Param #");
        Rule(text, '=');
        for (var i = 0; i < definition.Layers.Length; i++)
        {
            var layer = definition.Layers[i];
            Row(text, $"{layer.Name} ({layer.ClassName})", SummaryShape.Of(layer.OutputShape), layer.ParameterCount.ToString(CultureInfo.InvariantCulture));
            Rule(text, i == definition.Layers.Length - 1 ? '=' : '_');
        }
        text.Append(CultureInfo.InvariantCulture, $"Total params: {definition.ParameterCount:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"Trainable params: {trainable:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"Non-trainable params: {definition.ParameterCount - trainable:N0}\n");
        return text.Append('_', Ends[^1]).ToString();
    }

    private static void Rule(StringBuilder text, char mark) => text.Append(mark, Ends[^1]).Append('\n');

    private static void Row(StringBuilder text, params ReadOnlySpan<string> fields)
    {
        var line = "";
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) line = line[..^1] + ' ';
            line += fields[i];
            line = line[..Math.Min(line.Length, Ends[i])].PadRight(Ends[i]);
        }
        text.Append(line).Append('\n');
    }
}
