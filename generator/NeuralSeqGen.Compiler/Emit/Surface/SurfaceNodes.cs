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
            writer.Line();
            foreach (string line in isStub || node.IsDocumented ? [] : SurfaceDocumentation.Node(model, LayersOf(model, node).ToList()))
            {
                writer.Line("/// " + line);
            }

            writer.Line(SourceHeader.GeneratedCode);
            writer.Line(Property(node, isStub || !node.IsPlain || LastLayer(model, node) is null));
        }

        if (!isStub && nodes.Count > 0)
        {
            WriteValues(writer, model);
        }
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

    private static System.Collections.Generic.IEnumerable<BoundLayer> LayersOf(BoundModel model, NodeSpec node) =>
        model.Layers.Where(l => l.Part >= node.FirstPart && l.Part < node.FirstPart + node.PartCount);
}
