using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Constant labels of <c>[Ctc]</c> that no output can be read as: with a blank inside, or longer than its steps allow. The runtime's CtcLabelCheck says the same.</summary>
internal static class CtcLabels
{
    /// <param name="array">The target.</param>
    /// <param name="made">The expression that makes it.</param>
    /// <param name="output">Its output, of which no mask takes steps.</param>
    public static CallMistake? Check(CallArray array, IOperation made, BoundOutput output)
    {
        var labels = MadeArrays.Elements(made).ToList();
        int length = array.Sample.Elements;
        return Enumerable.Range(0, labels.Count / length).Select(sample => Of(array, labels.GetRange(sample * length, length), sample, output.Shape[0])).FirstOrDefault(mistake => mistake is not null);
    }

    private static CallMistake? Of(CallArray array, List<IOperation> label, int sample, int steps)
    {
        var values = label.ConvertAll(MadeArrays.Integer);
        int blank = values.IndexOf(0), classes = blank < 0 ? values.Count : blank;
        int inside = values.FindIndex(classes, value => value is not (null or 0));
        if (inside >= 0)
        {
            string place = CallText.Place(array.Name, ((long)sample * label.Count) + inside, array.Sample);
            return new(RuleIds.CtcLabel, ValueChecker.Place(label[inside].Syntax, array), ValueSentences.BlankInside(values[inside]!.Value, place));
        }

        int repeats = Enumerable.Range(1, values.Count - 1).Count(i => i < classes && values[i] == values[i - 1]);
        return !values.Take(classes).Contains(null) && classes + repeats > steps
            ? new(RuleIds.CtcLabel, ValueChecker.Row(label[0], array), ValueSentences.TooLong(array.Name, sample, classes, repeats, steps))
            : null;
    }
}
