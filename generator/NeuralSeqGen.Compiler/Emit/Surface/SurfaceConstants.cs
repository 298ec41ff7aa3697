using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Constants and static properties of a model.</summary>
internal static class SurfaceConstants
{
    /// <summary>Writes the constants; what only code that compiles has is 0 in a stub.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="model">The model.</param>
    /// <param name="flops">Operations of one sample.</param>
    /// <param name="widest">The widest vectors that there is a program for, whose work memory they state.</param>
    /// <param name="arenas">Floats of work memory for training and for inference; null in a stub.</param>
    /// <param name="isFree">Whether the author has no member of a name.</param>
    public static void Write(SourceWriter writer, BoundModel model, long flops, int widest, (int Train, int Predict)? arenas, Func<string, bool> isFree)
    {
        Constant("int", "ParameterCount", Literal.Int(model.ParameterCount), "The number of weights' elements.");
        Constant("long", "FlopsPerSample", Literal.Long(flops), "Floating-point operations to predict one sample; a multiply-add counts 2.");
        Bytes("TrainingArenaBytes", arenas?.Train, "TrainArenaFloats", "Work memory of each training thread.");
        Bytes("InferenceArenaBytes", arenas?.Predict, "PredictArenaFloats", "Work memory of each call of Predict.");
        Constant("string", "ArchitectureHash", Literal.String(ArchitectureHash.Of(model)), "A hash of everything that gives the weights their meaning; equal for equal declarations.");

        // more bytes than an int holds are a long, in models that could not be compiled before
        void Bytes(string name, int? floats, string constant, string summary)
        {
            bool isLong = floats > int.MaxValue / sizeof(float);
            Constant(isLong ? "long" : "int", name, floats is null ? "0" : $"sizeof(float) * {(isLong ? "(long)" : "")}__Program{Literal.Int(widest)}.{constant}", summary);
        }

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

    public static SurfaceMember Summary { get; } = new("public static string Summary", $"{TypeNames.Services}ModelSummary.Of(__ModelData.Definition)")
    {
        Documentation = [SurfaceText.Summary("The table of layers, output shapes and parameter counts in the classical Keras layout.")],
    };
}
