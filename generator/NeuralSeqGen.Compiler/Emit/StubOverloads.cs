using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>
/// Overloads of a stub that take arrays of any rank: the shapes of an invalid model are guesses, and calls that fit the model its author meant
/// must not be reported as well.
/// </summary>
internal static class StubOverloads
{
    private const string Any = "global::System.Array";

    public static IEnumerable<SurfaceMember> Members(SurfaceShapes s)
    {
        // Flat arrays would fit Array and ReadOnlySpan alike, so they have overloads of their own.
        string flatX = TypeNames.Array(s.InputIsInteger, 1), flatY = TypeNames.Array(s.TargetIsInteger, 1);
        foreach (var (x, y) in new[] { (Any, Any), (flatX, flatY) })
        {
            foreach (var member in s.HasLoss ? Pairs(s, x, y) : [])
            {
                yield return member;
            }
        }

        yield return Member(s.Prediction + " Predict", [Any + " x"]);
    }

    private static IEnumerable<SurfaceMember> Pairs(SurfaceShapes s, string x, string y)
    {
        string[] arrays = [x + " x", y + " y"];
        yield return Member(TypeNames.History + " Fit", [.. arrays, .. SurfaceTraining.FitTail(s, x, y)]);
        yield return Member(TypeNames.Evaluation + " Evaluate", [.. arrays, .. SurfaceTraining.EvaluateTail(s)]);
        yield return Member("float TrainOnBatch", [.. arrays, .. SurfaceTraining.Weights(s)]);
        yield return Member("float ComputeGradients", [.. arrays, TypeNames.Span + " gradients"]);
    }

    private static SurfaceMember Member(string head, IReadOnlyList<string> parameters) => new("public " + head, "") { Parameters = parameters, Attributes = [SurfaceText.Hidden] };
}
