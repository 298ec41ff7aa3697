using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The typed views of the layers with weights.</summary>
internal static class SurfaceLayers
{
    public static SurfaceMember Property { get; } = new("public LayerSet Layers", "__layers") { Documentation = [SurfaceText.Summary("The layers with weights, by name.")] };

    /// <summary>The class behind <see cref="Property"/>; in a stub no object of it exists.</summary>
    public static void WriteClass(SourceWriter writer, BoundModel model, bool isStub)
    {
        writer.Line();
        writer.Line("/// " + SurfaceText.Summary("The layers that have weights."));
        writer.Line(SourceHeader.GeneratedCode);
        using (writer.Open("public sealed class LayerSet"))
        {
            using (writer.Open($"internal LayerSet({TypeNames.Services}IParameterStore parameters)"))
            {
                foreach (var layer in isStub ? [] : WithWeights(model))
                {
                    writer.Line($"{layer.PropertyName} = {Construction(layer)};");
                }
            }

            foreach (var layer in WithWeights(model))
            {
                writer.Line();
                writer.Line("/// " + SurfaceText.Summary(SurfaceText.Xml($"{layer.Name}: {layer.Display}{(isStub ? "" : ", " + SurfaceShapes.Batch(layer.OutputShape))}, {Naming.Count(layer.ParameterCount)} parameters.")));
                writer.Line($"public {View(layer)} {layer.PropertyName} {{ get; }}{(isStub ? " = null!;" : "")}");
            }
        }
    }

    private static List<BoundLayer> WithWeights(BoundModel model) =>
        model.Layers.Where(layer => layer.Weights.Count > 0 && layer.Shared is null).GroupBy(layer => layer.PropertyName).Select(same => same.First()).ToList();

    /// <summary>One class of the runtime per kind of layer: <c>GruLayer</c> for <c>[Gru]</c>, alone or inside TimeDistributed.</summary>
    private static string View(BoundLayer layer) => "global::NeuralSeqGen." + Shown(layer).Layer.Name + "Layer";

    /// <summary>An object of that class; one with several layers inside takes their views.</summary>
    private static string Construction(BoundLayer layer)
    {
        var shown = Shown(layer);
        return $"new {View(shown)}(parameters, {Literal.String(shown.Name + shown.Path)}{string.Concat(shown.Inner.Select(inner => ", " + Construction(inner)))}{string.Concat(shown.Layer.ViewExtents(shown).Select(List))})";
    }

    private static string List(IReadOnlyList<int> numbers) => $", [{string.Join(", ", numbers.Select(Literal.Int))}]";

    private static BoundLayer Shown(BoundLayer layer) => layer.Inner.Count == 1 ? Shown(layer.Inner[0]) : layer;
}
