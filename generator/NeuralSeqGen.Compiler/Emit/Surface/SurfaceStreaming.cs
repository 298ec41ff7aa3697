using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Step and the state it goes on from, for causal models.</summary>
internal static class SurfaceStreaming
{
    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        yield return CreateState("__core.CreateState()") with { Documentation = [SurfaceText.Summary("The state of a new stream, for <see cref=\"Step\"/>.")] };
        yield return Step(s) with
        {
            Documentation =
            [
                SurfaceText.Summary("One step of a sequence that arrives step by step; no step reads a later one."),
                .. s.Inputs.Select(i => SurfaceText.Param(i.Parameter, $"One step: {Literal.Int(i.Shape.Elements / i.Shape[0])} {i.ElementType} values.")),
                .. Outputs(s).Select(o => SurfaceText.Param(o.Parameter, "The output after this step, written.")),
                SurfaceText.Param("state", "What the steps before left behind."), SurfaceText.Returns("False while there is no output for this step."),
            ],
        };
    }

    /// <summary>The same members of a model that looks ahead, without bodies.</summary>
    public static IEnumerable<SurfaceMember> Refused(SurfaceShapes s) => [CreateState(""), new("public bool Step", "") { Parameters = Parameters(s) }];

    private static SurfaceMember CreateState(string body) => new($"public {TypeNames.StreamState} CreateState", body) { Parameters = [] };

    private static SurfaceMember Step(SurfaceShapes s) =>
        (s.IsPair ? new SurfaceMember("public bool Step", $"__core.Step<{s.Inputs[0].ElementType}>(x, y, state)") : FlatForms.Member("public bool Step", "StepFlat", [s.Inputs, Outputs(s)], [], "state")) with
        {
            Parameters = Parameters(s),
        };

    private static IReadOnlyList<string> Parameters(SurfaceShapes s) => [.. s.Inputs.Select(i => i.Span), .. Outputs(s).Select(o => o.WrittenSpan), TypeNames.StreamState + " state"];

    private static IReadOnlyList<SurfacePort> Outputs(SurfaceShapes s) => s.IsPair ? [s.Outputs[0] with { Parameter = "y" }] : s.Outputs;
}
