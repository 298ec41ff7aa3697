using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// A metric: numbers of each sample that are added over the data, and the name of the function that makes the metric of their sums. Stateless.
/// </summary>
internal abstract class Metric
{
    private const string Prefix = "Metric.";

    /// <summary>Name of the attribute without <c>Attribute</c>, such as <c>Metric.Accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Key in histories, such as <c>accuracy</c>.</summary>
    public virtual string KerasName => Naming.Snake(Name.Substring(Prefix.Length));

    /// <summary>Arguments besides those of every metric.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    /// <summary>Arguments of every metric.</summary>
    public static IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name"), Argument.Flag("Weighted", false)];

    /// <summary>The argument of metrics that read probabilities.</summary>
    protected static Argument FromLogits { get; } = Argument.Flag("FromLogits", false);

    /// <summary>Every argument: the metric's own and the common ones.</summary>
    public IEnumerable<Argument> AllArguments => Arguments.Concat(CommonArguments);

    /// <summary>The key of one that this part declares, where it has no name.</summary>
    public virtual string KeyOf(PartSpec part) => KerasName;

    /// <summary>Whether more of it is better.</summary>
    public abstract bool IsToRise { get; }

    /// <summary>The same where arguments say so.</summary>
    public virtual bool Rises(Arguments arguments) => IsToRise;

    /// <summary>The activation that <c>FromLogits = true</c> on the metric means: that of the output's loss, else a sigmoid.</summary>
    public virtual string ScoreActivation(Loss? loss) => loss?.ScoreActivation ?? "Sigmoid";

    /// <summary>The activation that the metric has to apply to the output: what is written, else as the output's loss says; null for none.</summary>
    public string? Activation(Arguments arguments, BoundLoss? loss) =>
        !arguments.Has("FromLogits") ? null : !arguments.IsWritten("FromLogits") ? loss?.ScoreActivation : arguments.Flag("FromLogits") ? ScoreActivation(loss?.Loss) : null;

    /// <summary>The arguments, where those that are not written follow the output's loss.</summary>
    public virtual Arguments Beside(Loss? loss, Arguments arguments) => arguments;

    /// <summary>Member of the runtime's MetricFinish: what is made of the sums.</summary>
    public virtual string Finish(Arguments arguments) => "Mean";

    /// <summary>How many numbers are summed.</summary>
    /// <param name="arguments">The metric's arguments.</param>
    /// <param name="output">Extents of one sample's output.</param>
    public virtual int SumCount(Arguments arguments, Shape output) => 2;

    /// <summary>Whether it has no meaning for scores without bounds, unless an activation is applied.</summary>
    public virtual bool NeedsProbabilities => false;

    /// <summary>Whether it takes for granted that targets are classes, and finds out from the shapes of which kind.</summary>
    public virtual bool SupposesClasses => false;

    /// <summary>Whether it compares target and output row by row; others compare one whole with the other.</summary>
    public virtual bool ComparesRows => true;

    /// <summary>Says why an output and its target cannot have the metric, as in "needs …"; null when they can.</summary>
    public virtual string? Refusal(Arguments arguments, Shape output, Shape target) =>
        target.Equals(output) || target.Equals(output.Take(output.Rank - 1)) ? null :
        $"compares row by row, but the output is {Naming.Batch(output)} and the target {Naming.Batch(target)}. Use Metric.EditDistance or Metric.WordErrorRate.";

    /// <summary>Scalars and vectors of one sample, <see cref="SumCount"/> numbers in all, in the order the finishing function reads them.</summary>
    public abstract IReadOnlyList<Value> Lower(MetricLowering lowering);
}
