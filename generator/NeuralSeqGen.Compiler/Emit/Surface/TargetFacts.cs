using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Prints what the values of targets are checked by, where it is not the same for all losses.</summary>
internal static class TargetFacts
{
    /// <param name="model">A valid model.</param>
    public static IEnumerable<string> Of(BoundModel model)
    {
        var compared = model.Outputs.Where(o => o.Loss is not null).ToList();
        if (compared.Any(o => o.Loss!.Loss.TargetValues != "Any"))
        {
            yield return $"TargetValues = [{string.Join(", ", compared.Select(o => $"{TypeNames.Services}TargetValues.{o.Loss!.Loss.TargetValues}"))}],";
        }

        if (compared.Any(o => o.IsMasked))
        {
            yield return $"MaskRows = [{SurfaceShapes.Extents(compared.Select(o => o.IsMasked ? o.Shape.Take(o.Shape.Rank - 1).Elements : 0))}],";
        }

        if (compared.Any(o => o.LossReadsAll))
        {
            yield return $"ReadsAll = [{string.Join(", ", compared.Select(o => Literal.Bool(o.LossReadsAll)))}],";
        }

        if (compared.Any(o => o.LossReadsSample))
        {
            yield return $"ReadsSample = [{string.Join(", ", compared.Select(o => Literal.Bool(o.LossReadsSample)))}],";
        }
    }
}
