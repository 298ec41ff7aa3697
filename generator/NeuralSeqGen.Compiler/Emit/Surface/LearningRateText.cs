using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>A schedule of the learning rate as the object of the runtime library that computes it.</summary>
internal static class LearningRateText
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="learningRate">What the optimizer declares.</param>
    public static string Of(BoundLearningRateSchedule schedule, double learningRate)
    {
        var arguments = schedule.Schedule.Arguments.Where(a => a.IsPositional).Select(a => Value(schedule.Arguments.Value(a.Name)));
        if (schedule.Schedule.StartsAtLearningRate)
        {
            arguments = arguments.Prepend(Literal.Double(learningRate));
        }

        var properties = schedule.Schedule.Arguments.Where(a => !a.IsPositional && schedule.Arguments.IsWritten(a.Name)).Select(a => $"{a.Name} = {Value(schedule.Arguments.Value(a.Name))}").ToList();
        string tail = properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
        return $"new global::NeuralSeqGen.{schedule.Schedule.Name}({string.Join(", ", arguments)}){tail}";
    }

    private static string Value(object? value) => value switch
    {
        int number => Literal.Int(number),
        double number => Literal.Double(number),
        bool flag => Literal.Bool(flag),
        IEnumerable<int> numbers => $"[{string.Join(", ", numbers.Select(Literal.Int))}]",
        IEnumerable<double> numbers => $"[{string.Join(", ", numbers.Select(Literal.Double))}]",
        _ => "[]",
    };
}
