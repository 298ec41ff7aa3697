using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Generate, for models with one input that is teacher-forced. States that are kept from call to call would mix up its many predictions.</summary>
internal static class SurfaceGeneration
{
    public const string Options = "global::NeuralSeqGen.GenerateOptions? options = null";

    public static bool Exists(SurfaceShapes s) => s.Inputs.Count == s.Given.Count + 1 && s.Model.StatefulBatch == 0;

    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        if (!Exists(s))
        {
            yield break;
        }

        bool isAlone = s.Given.Count == 0;
        var forced = s.Model.Inputs.First(i => i.Forcing is not null);
        yield return new("public int[,] Generate", $"__core.Generate({(isAlone ? "samples" : $"[{SurfaceText.Names(s.Given)}]")}, options)")
        {
            Parameters = [.. isAlone ? ["int samples"] : s.Given.Select(i => i.Declaration), Options],
            Documentation =
            [
                SurfaceText.Summary("Sequences that the model goes on with id by id, from its start id to its end id; from any number of threads at a time."),
                .. isAlone ? [SurfaceText.Param("samples", "How many.")] : s.Given.Select(i => SurfaceText.Param(i.Parameter, i.Text + ".")),
                SurfaceText.Param("options", "How ids are chosen; null for the likeliest at every step."),
                SurfaceText.Returns($"(n, {Literal.Int(forced.Shape[0])}), or as many steps as the options say: the ids with {Literal.Int(forced.Forcing!.EndId)} as the last, then 0."),
            ],
        };
    }
}
