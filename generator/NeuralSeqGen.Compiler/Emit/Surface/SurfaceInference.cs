using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Predict, PredictOne, PredictLayer, and Step for causal models.</summary>
internal static class SurfaceInference
{
    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        yield return Result(s, "Predict", isSample: false) with
        {
            Parameters = [.. s.Inputs.Select(i => i.Declaration)],
            Attributes = s.Outputs.Count == 1 ? ["return: " + SurfaceShapes.ShapeAttribute(s.Output).Trim('[', ']')] : [],
            Documentation = [SurfaceText.Summary((s.Outputs.Count == 1 ? "The output" : "The outputs") + " for each sample; from any number of threads at a time."), .. Read(s), SurfaceText.Returns(Returned(s))],
        };
        yield return Flat(s, "Predict", s.Outputs) with
        {
            Documentation = [SurfaceText.Summary((s.Outputs.Count == 1 ? "The output" : "The outputs") + " for samples that lie one after the other, row-major, without allocation."), .. Read(s), .. Written(s)],
        };
        yield return PredictOne(s);
        yield return Flat(s, "PredictOne", s.Outputs) with { Documentation = PredictOneFlatDocumentation(s) };
        yield return new("public global::System.Array PredictLayer", $"__core.PredictLayer(layer, [{SurfaceText.Names(s.Inputs)}])")
        {
            Parameters = ["string layer", .. s.Inputs.Select(i => i.Declaration)],
            Documentation = [SurfaceText.Summary("The output of any layer, inference mode: an array of floats, batch axis first." + (s.Model.StatefulBatch > 0 ? " States are in the end what they were." : "")), SurfaceText.Param("layer", "Name of the layer, such as <c>" + SurfaceText.Xml(s.Model.Outputs[0].Layer.Name) + "</c>."), .. Read(s)],
        };
        yield return PredictLayerFlat(s);
        foreach (var member in s.Model.IsCausal ? SurfaceStreaming.Members(s) : [])
        {
            yield return member;
        }
    }

    private static SurfaceMember PredictOne(SurfaceShapes s) =>
        Result(s, "PredictOne", isSample: true) with
        {
            Parameters = [.. s.Inputs.Select(i => i.Sample)],
            Documentation =
            [
                SurfaceText.Summary((s.Outputs.Count == 1 ? "The output" : "The outputs") + " for one sample."),
                .. s.Inputs.Select(i => SurfaceText.Param(i.Parameter, $"({SurfaceShapes.Extents(i.Shape)}) {i.ElementType}.")),
                SurfaceText.Returns(string.Join(", ", s.Outputs.Select(o => Prefix(s, o) + $"({SurfaceShapes.Extents(o.Shape)})")) + "."),
            ],
        };

    private static SurfaceMember PredictLayerFlat(SurfaceShapes s) => (s.Inputs.Count == 1
        ? new SurfaceMember("public void PredictLayer", $"__core.PredictLayerSpan<{s.Inputs[0].ElementType}>(layer, {s.Inputs[0].Name}, output)")
        : FlatForms.Member("public void PredictLayer", "PredictLayerFlat", [s.Inputs], ["layer"], "output")) with
    {
        Parameters = ["string layer", .. s.Inputs.Select(i => i.Span), TypeNames.Span + " output"],
        Documentation = [SurfaceText.Summary("The output of any layer for samples that lie one after the other."), SurfaceText.Param("layer", "Name of the layer."), .. Read(s), SurfaceText.Param("output", "The layer's output for each sample, written.")],
    };

    private static SurfaceMember Flat(SurfaceShapes s, string method, IReadOnlyList<SurfacePort> written) => (s.IsPair
        ? new SurfaceMember("public void " + method, $"__core.{method}Span<{s.Inputs[0].ElementType}>({s.Inputs[0].Name}, {written[0].Name})")
        : FlatForms.Member("public void " + method, method + "Flat", [s.Inputs, written], [])) with
    {
        Parameters = [.. s.Inputs.Select(i => i.Span), .. written.Select(o => o.WrittenSpan)],
    };

    /// <summary>A member that gives the runtime's arrays the types of the outputs.</summary>
    private static SurfaceMember Result(SurfaceShapes s, string method, bool isSample)
    {
        string head = $"public {SurfacePort.TypeOf(s.Outputs, isSample)} {method}", call = $"__core.{method}([{SurfaceText.Names(s.Inputs)}])";
        return s.Outputs.Count == 1
            ? new(head, $"({SurfacePort.TypeOf(s.Outputs, isSample)}){call}[0]")
            : new(head, $"global::System.Array[] given = {call};\nreturn ({string.Join(", ", s.Outputs.Select((o, i) => $"({SurfacePort.TypeOf([o], isSample)})given[{Literal.Int(i)}]"))});") { IsBlock = true };
    }

    private static IEnumerable<string> Read(SurfaceShapes s) => s.Inputs.Select(i => SurfaceText.Param(i.Parameter, i.Text + "."));

    private static IEnumerable<string> Written(SurfaceShapes s) => s.Outputs.Select(o => SurfaceText.Param(o.Parameter, SurfaceShapes.Batch(o.Shape) + ", written."));

    private static string Returned(SurfaceShapes s) => string.Join(", ", s.Outputs.Select(o => Prefix(s, o) + SurfaceShapes.Batch(o.Shape))) + ".";

    private static string Prefix(SurfaceShapes s, SurfacePort output) => s.Outputs.Count == 1 ? "" : output.Element + " ";

    private static List<string> PredictOneFlatDocumentation(SurfaceShapes s) => s.IsPair
        ? [SurfaceText.Summary("The output for one sample, without allocation."), SurfaceText.Param("x", "One sample, row-major."), SurfaceText.Param("yOut", "Its output, written.")]
        :
        [
            SurfaceText.Summary((s.Outputs.Count == 1 ? "The output" : "The outputs") + " for one sample, without allocation."),
            .. s.Inputs.Select(i => SurfaceText.Param(i.Parameter, "One sample, row-major.")), .. s.Outputs.Select(o => SurfaceText.Param(o.Parameter, "Its output, written.")),
        ];
}
