using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Constants and static properties of a model.</summary>
internal static class SurfaceConstants
{
    /// <summary>Writes the constants; what only code that compiles has is 0 in a stub, which has no widths.</summary>
    public static void Write(SourceWriter writer, BoundModel model, long flops, VectorWidths? widths, Func<string, bool> isFree)
    {
        Constant("int", "ParameterCount", Literal.Int(model.ParameterCount), "The number of weights' elements.");
        Constant("long", "FlopsPerSample", Literal.Long(flops), "Floating-point operations to predict one sample; a multiply-add counts 2.");
        Constant("int", "TrainingArenaBytes", Bytes("TrainArenaFloats"), "Work memory of each training thread.");
        Constant("int", "InferenceArenaBytes", Bytes("PredictArenaFloats"), "Work memory of each call of Predict.");
        Constant("string", "ArchitectureHash", Literal.String(ArchitectureHash.Of(model)), "A hash of everything that gives the weights their meaning; equal for equal declarations.");

        string Bytes(string floats) => widths is null ? "0" : $"sizeof(float) * Program{Literal.Int(widths.Widest)}.{floats}";

        void Constant(string type, string name, string value, string summary)
        {
            if (isFree(name))
            {
                writer.Line();
                writer.Line("/// " + SurfaceText.Summary(summary));
                writer.Line(SourceHeader.GeneratedCode);
                writer.Line($"public const {type} {name} = {value};");
            }
        }
    }

    /// <summary>Extents of inputs and outputs, of several under the names of their nodes, and the summary.</summary>
    public static IEnumerable<SurfaceMember> Properties(SurfaceShapes s)
    {
        var inputs = s.Inputs.Count == 1 ? [Extents("InputShape", s.Input, "the input")] : s.InputNodes.Select((node, i) => Extents(node + "Shape", s.Inputs[i].Shape, "the input " + node));
        var outputs = s.Outputs.Count == 1 ? [Extents("OutputShape", s.Output, "the output")] : s.Model.Outputs.Select(o => Extents(o.Node + "Shape", o.Shape, "the output " + o.Node));
        return inputs.Concat(outputs).Where(m => !s.Model.Spec.OwnShapes.Contains(m.Name)).GroupBy(m => m.Name).Select(same => same.First()).Append(Summary);
    }

    private static SurfaceMember Extents(string name, IR.Shape shape, string what) => new("public static global::System.ReadOnlySpan<int> " + name, $"[{SurfaceShapes.Extents(shape)}]")
    {
        Documentation = [SurfaceText.Summary($"Extents of one sample of {what}.")],
    };

    public static SurfaceMember Summary { get; } = new("public static string Summary", $"{TypeNames.Services}ModelSummary.Of(ModelData.Definition)")
    {
        Documentation = [SurfaceText.Summary("The table of layers, output shapes and parameter counts in the classical Keras layout.")],
    };
}
