namespace NeuralSeqGen;

/// <summary>A letter for every axis of two operands and of their sum of products.</summary>
/// <param name="Left">Those of the first operand.</param>
/// <param name="Right">Those of the second one.</param>
/// <param name="Result">Those of the result.</param>
internal sealed record EinsumEquation(char[] Left, char[] Right, char[] Result)
{
    public static EinsumEquation Parse(string equation, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        string[] sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->"), operands = sides[0].Split(',');
        if (sides.Length != 2 || operands.Length != 2)
        {
            throw Refused(equation, "it names two operands and a result, as in \"ik,kj->ij\".", x, y);
        }

        var parsed = new EinsumEquation(operands[0].ToCharArray(), operands[1].ToCharArray(), sides[1].ToCharArray());
        parsed.Check(equation, x, y);
        return parsed;
    }

    private void Check(string equation, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        foreach (char[] labels in new[] { Left, Right, Result })
        {
            if (!labels.All(char.IsAsciiLetter) || labels.Distinct().Count() != labels.Length)
            {
                throw Refused(equation, $"\"{new string(labels)}\" has to be letters, each of them once.", x, y);
            }
        }

        if (Left.Length != x.Length || Right.Length != y.Length)
        {
            throw Refused(equation, $"its operands have {Left.Length} and {Right.Length} letters, but {ShapeText.Of(x)} and {ShapeText.Of(y)} have {x.Length} and {y.Length} axes.", x, y);
        }

        if (Result.Except(Left).Except(Right).Any())
        {
            throw Refused(equation, $"'{Result.Except(Left).Except(Right).First()}' of the result is a letter of neither operand.", x, y);
        }
    }

    private static ShapeMismatchException Refused(string equation, string text, ReadOnlySpan<int> x, ReadOnlySpan<int> y) =>
        FunctionShapes.Mismatch($"Einsum(\"{equation}\")", text, "equation", x, y);
}
