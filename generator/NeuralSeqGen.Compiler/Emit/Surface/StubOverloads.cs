namespace NeuralSeqGen.Compiler.Emit.Surface;

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
        foreach (bool flat in new[] { false, true })
        {
            foreach (var member in s.HasLoss ? Pairs(s, port => flat ? TypeNames.Array(port.IsInteger, 1) : Any) : [])
            {
                yield return member;
            }
        }

        if (SurfaceGeneration.Exists(s) && s.Given.Count > 0)
        {
            yield return Member("int[,] Generate", [.. s.Given.Select(i => Any + " " + i.Name), SurfaceGeneration.Options]);
        }

        yield return Member(s.Prediction + " Predict", [.. s.Inputs.Select(i => Any + " " + i.Name)]);
    }

    private static IEnumerable<SurfaceMember> Pairs(SurfaceShapes s, Func<SurfacePort, string> type)
    {
        string[] arrays = [.. s.Given.Concat(s.Targets).Select(p => type(p) + " " + p.Name)];
        yield return Member(TypeNames.History + " Fit", [.. arrays, .. SurfaceTraining.FitTail(s, SurfaceTraining.HeldType(s, type))]);
        yield return Member(TypeNames.Evaluation + " Evaluate", [.. arrays, .. SurfaceTraining.EvaluateTail(s)]);
        yield return Member("float TrainOnBatch", [.. arrays, .. SurfaceTraining.Weights(s)]);
        yield return Member("float ComputeGradients", [.. arrays, TypeNames.Span + " gradients"]);
    }

    private static SurfaceMember Member(string head, IReadOnlyList<string> parameters) => new("public " + head, "") { Parameters = parameters, Attributes = [SurfaceText.Hidden] };
}
