using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>The table of layers as Keras prints it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelSummary
{
    /// <summary>The table as declared: what a model shows before any training.</summary>
    public static string Of(ModelDefinition definition, SummaryStyle style = SummaryStyle.Classic)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Of(definition, style, definition.Weights.Where(w => w.Trainable).Sum(w => w.Length), 0);
    }

    /// <summary>The table of a model instance.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="style">Layout.</param>
    /// <param name="trainable">Trainable parameters.</param>
    /// <param name="optimizer">Numbers the optimizer keeps; 0 before training.</param>
    internal static string Of(ModelDefinition definition, SummaryStyle style, int trainable, int optimizer) => style switch
    {
        SummaryStyle.Classic => ClassicSummary.Of(definition, trainable),
        SummaryStyle.Keras3 => Keras3Summary.Of(definition, trainable, optimizer),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "SummaryStyle is not one of its named values."),
    };
}
