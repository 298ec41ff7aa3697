using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>The runtime's object for the schedule of the learning rate that a model declares.</summary>
internal static class DeclaredLearningRateSchedule
{
    /// <summary>The learning rate of a step, which counts from 0.</summary>
    public static double Rate(BoundOptimizer optimizer, long step) => optimizer.LearningRateSchedule is { } schedule ? Make(schedule, optimizer.LearningRate).At(step) : optimizer.LearningRate;

    private static LearningRateSchedule Make(BoundLearningRateSchedule schedule, double learningRate)
    {
        var positional = schedule.Schedule.Arguments.Where(a => a.IsPositional).Select(a => Value(schedule.Arguments.Value(a.Name)));
        var type = typeof(LearningRateSchedule).Assembly.GetType("NeuralSeqGen." + schedule.Schedule.Name)!;
        object made = Activator.CreateInstance(type, [.. schedule.Schedule.StartsAtLearningRate ? positional.Prepend(learningRate) : positional])!;
        foreach (var argument in schedule.Schedule.Arguments.Where(a => !a.IsPositional))
        {
            type.GetProperty(argument.Name)!.SetValue(made, schedule.Arguments.Value(argument.Name));
        }

        return (LearningRateSchedule)made;
    }

    private static object? Value(object? value) => value is IEnumerable<int> ints ? ints.ToArray() : value is IEnumerable<double> reals ? reals.ToArray() : value;
}
