using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>A letter for every axis of two operands and of their sum of products.</summary>
internal static class EinsumLabels
{
    public static (string Left, string Right, string Result) Of(OperationCall call, string equation, Shape x, Shape y)
    {
        string[] sides = equation.Replace(" ", "").Split(["->"], System.StringSplitOptions.None), operands = sides[0].Split(',');
        if (sides.Length != 2 || operands.Length != 2)
        {
            throw call.Misfit($"\"{equation}\" has to name two operands and a result, as in \"ik,kj->ij\".");
        }

        string left = operands[0], right = operands[1], result = sides[1];
        string? wrong = new[] { left, right, result }.FirstOrDefault(labels => labels.Any(l => l is not (>= 'a' and <= 'z') and not (>= 'A' and <= 'Z')) || labels.Distinct().Count() != labels.Length);
        var misfit = left.Where(l => left.Length == x.Rank && right.Length == y.Rank && right.IndexOf(l) is >= 0 and var at && y[at] != x[left.IndexOf(l)]).ToList();
        return
            wrong is not null ? throw call.Misfit($"\"{wrong}\" of \"{equation}\" has to be letters, each of them once.") :
            left.Length != x.Rank || right.Length != y.Rank ? throw call.Misfit($"the operands of \"{equation}\" have {left.Length} and {right.Length} letters, but {Naming.Sample(x)} and {Naming.Sample(y)} have {x.Rank} and {y.Rank} axes.") :
            result.Except(left).Except(right).Any() ? throw call.Misfit($"'{result.Except(left).Except(right).First()}' of the result of \"{equation}\" is a letter of neither operand.") :
            misfit.Count > 0 ? throw call.Misfit($"{Naming.Sample(x)} and {Naming.Sample(y)} do not fit. '{misfit[0]}' is {x[left.IndexOf(misfit[0])]} on the left and {y[right.IndexOf(misfit[0])]} on the right.") :
            (left, right, result);
    }

    /// <summary>Sums over the axes that neither the other operand nor the result has.</summary>
    public static Value SumOwn(GraphBuilder b, Value x, ref string labels, string other, string result)
    {
        foreach (char label in labels.Where(l => other.IndexOf(l) < 0 && result.IndexOf(l) < 0).ToList())
        {
            x = b.ReduceLast(ReduceKind.Sum, AxisMoves.ToLast(b, x, labels.IndexOf(label)));
            labels = labels.Remove(labels.IndexOf(label), 1);
        }

        return x;
    }
}
