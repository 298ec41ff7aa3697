using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The other half of every partial property: what a node is. In a stub too, since a property without it would hide every diagnostic.</summary>
internal static class SurfaceNodes
{
    private const string Type = "global::NeuralSeqGen.LayerNode";

    public static void Write(SourceWriter writer, BoundModel model, bool isStub)
    {
        var nodes = model.Spec.Nodes.Where(n => n.IsPartial).ToList();
        foreach (var node in nodes)
        {
            bool throws = isStub || !node.IsPlain || LastLayer(model, node) is null;
            writer.Line();
            if (!throws && !node.IsDocumented)
            {
                writer.Line("/// " + SurfaceText.Summary(SurfaceText.Xml(Documentation(model, node))));
            }

            writer.Line(SourceHeader.GeneratedCode);
            writer.Line(Property(node, throws));
        }

        if (!isStub && nodes.Count > 0)
        {
            WriteValues(writer, model);
        }
    }

    /// <summary>What an editor shows over a node: <c>(batch, 8) float · 360 parameters · [Gru(8)] #1</c>.</summary>
    private static string Documentation(BoundModel model, NodeSpec node)
    {
        var layers = LayersOf(model, node).ToList();
        var last = layers[layers.Count - 1];
        int parameters = layers.Sum(layer => layer.ParameterCount);
        var facts = new List<string> { Naming.Batch(last.OutputShape) + (model.Inputs.Any(input => input.Layer == last && input.IsInteger) ? " int" : " float") };
        facts.AddRange(parameters == 0 ? [] : [Naming.Count(parameters) + (parameters == 1 ? " parameter" : " parameters")]);
        facts.Add(string.Join(", ", layers.Select(layer => layer.Display)));
        return string.Join(" · ", facts);
    }

    private static string Property(NodeSpec node, bool throws)
    {
        string body = throws ? "throw __ModelData.Invalid()" : "__GraphNodes." + Identifiers.Escape(node.Name);
        string head = $"{node.Modifiers} partial {node.Type} {Identifiers.Escape(node.Name)}";
        return node.Setter.Length == 0 ? $"{head} => {body};" : $"{head} {{ get => {body}; {node.Setter} => {body}; }}";
    }

    private static void WriteValues(SourceWriter writer, BoundModel model)
    {
        writer.Line();
        writer.Line(SourceHeader.GeneratedCode);
        using (writer.Open("private static class __GraphNodes"))
        {
            foreach (var node in model.Spec.Nodes)
            {
                var last = LastLayer(model, node)!;
                int parameters = LayersOf(model, node).Sum(l => l.ParameterCount);
                writer.Line($"internal static readonly {Type} {Identifiers.Escape(node.Name)} = new({Literal.String(last.Name)}, [{SurfaceShapes.Extents(last.OutputShape)}], {Literal.Int(parameters)});");
            }
        }
    }

    private static BoundLayer? LastLayer(BoundModel model, NodeSpec node) => LayersOf(model, node).LastOrDefault();

    private static IEnumerable<BoundLayer> LayersOf(BoundModel model, NodeSpec node) =>
        model.Layers.Where(l => l.Part >= node.FirstPart && l.Part < node.FirstPart + node.PartCount);
}
