using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>One layer in a summary: a layer that a graph uses several times is one row with the connections of all its uses.</summary>
/// <param name="Name">Name and class.</param>
/// <param name="Shape">Output shape.</param>
/// <param name="ParameterCount">Its parameters.</param>
/// <param name="Connections">What it reads; empty in a model that is one list.</param>
internal sealed record SummaryRow(string Name, string Shape, int ParameterCount, string[] Connections)
{
    public static SummaryRow[] Of(ModelDefinition definition)
    {
        var rows = definition.Layers.Where(l => !l.IsReused);
        return [.. rows.Select(l => new SummaryRow($"{l.Name} ({l.ClassName})", SummaryShape.Of(l.OutputShape), l.ParameterCount, l.Inbound))];
    }
}
