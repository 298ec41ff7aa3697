using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Predict, PredictOne, PredictLayer, and Step for causal models.</summary>
internal static class SurfaceInference
{
    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        string input = SurfaceShapes.Batch(s.Input) + " " + TypeNames.Element(s.InputIsInteger), output = SurfaceShapes.Batch(s.Output);
        yield return new($"public {s.Prediction} Predict", $"({s.Prediction})_core.Predict([x])[0]")
        {
            Parameters = [s.XParameter],
            Attributes = ["return: " + SurfaceShapes.ShapeAttribute(s.Output).Trim('[', ']')],
            Documentation = [SurfaceText.Summary("The output for each sample; from any number of threads at a time."), SurfaceText.Param("x", input + "."), SurfaceText.Returns(output + ".")],
        };
        yield return new("public void Predict", $"_core.PredictSpan<{TypeNames.Element(s.InputIsInteger)}>(x, yOut)")
        {
            Parameters = [s.XSpan + " x", TypeNames.Span + " yOut"],
            Documentation = [SurfaceText.Summary("The output for samples that lie one after the other, row-major, without allocation."), SurfaceText.Param("x", input + "."), SurfaceText.Param("yOut", output + ", written.")],
        };
        yield return PredictOne(s);
        yield return new("public void PredictOne", $"_core.PredictOneSpan<{TypeNames.Element(s.InputIsInteger)}>(x, yOut)")
        {
            Parameters = [s.XSpan + " x", TypeNames.Span + " yOut"],
            Documentation = [SurfaceText.Summary("The output for one sample, without allocation."), SurfaceText.Param("x", "One sample, row-major."), SurfaceText.Param("yOut", "Its output, written.")],
        };
        yield return new("public global::System.Array PredictLayer", "_core.PredictLayer(layer, [x])")
        {
            Parameters = ["string layer", s.XParameter],
            Documentation = [SurfaceText.Summary("The output of any layer, inference mode: an array of floats, batch axis first."), SurfaceText.Param("layer", "Name of the layer, such as <c>" + SurfaceText.Xml(s.Model.Outputs[0].Name) + "</c>."), SurfaceText.Param("x", input + ".")],
        };
        yield return new("public void PredictLayer", $"_core.PredictLayerSpan<{TypeNames.Element(s.InputIsInteger)}>(layer, x, output)")
        {
            Parameters = ["string layer", s.XSpan + " x", TypeNames.Span + " output"],
            Documentation = [SurfaceText.Summary("The output of any layer for samples that lie one after the other."), SurfaceText.Param("layer", "Name of the layer."), SurfaceText.Param("x", input + "."), SurfaceText.Param("output", "The layer's output for each sample, written.")],
        };
        foreach (var member in s.Model.IsCausal ? Streaming(s) : [])
        {
            yield return member;
        }
    }

    private static SurfaceMember PredictOne(SurfaceShapes s)
    {
        string type = TypeNames.Array(false, s.Output.Rank);
        return new($"public {type} PredictOne", $"({type})_core.PredictOne([x])[0]")
        {
            Parameters = [TypeNames.Array(s.InputIsInteger, s.Input.Rank) + " x"],
            Documentation =
            [
                SurfaceText.Summary("The output for one sample."),
                SurfaceText.Param("x", $"({SurfaceShapes.Extents(s.Input)}) {TypeNames.Element(s.InputIsInteger)}."), SurfaceText.Returns($"({SurfaceShapes.Extents(s.Output)})."),
            ],
        };
    }

    private static IEnumerable<SurfaceMember> Streaming(SurfaceShapes s)
    {
        yield return new($"public {TypeNames.StreamState} CreateState", "_core.CreateState()")
        {
            Parameters = [],
            Documentation = [SurfaceText.Summary("The state of a new stream, for <see cref=\"Step\"/>.")],
        };
        yield return new("public bool Step", $"_core.Step<{TypeNames.Element(s.InputIsInteger)}>(x, y, state)")
        {
            Parameters = [s.XSpan + " x", TypeNames.Span + " y", TypeNames.StreamState + " state"],
            Documentation =
            [
                SurfaceText.Summary("One step of a sequence that arrives step by step; no step reads a later one."),
                SurfaceText.Param("x", $"One step: {Literal.Int(s.Input.Elements / s.Input[0])} {TypeNames.Element(s.InputIsInteger)} values."), SurfaceText.Param("y", "The output after this step, written."),
                SurfaceText.Param("state", "What the steps before left behind."), SurfaceText.Returns("False while there is no output for this step."),
            ],
        };
    }
}
