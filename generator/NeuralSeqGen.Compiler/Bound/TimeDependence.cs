using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What is known of a value that depends on a sequence.</summary>
/// <param name="Reach">How far its steps reach; null where a step may need any of the sequence.</param>
/// <param name="Culprits">The layers on the way that need later steps.</param>
/// <param name="Raising">The layers on the way whose windows reach ahead, as long as nothing makes up for it.</param>
internal sealed record TimeDependence(TimeReach? Reach, IReadOnlyList<TimeCulprit> Culprits, IReadOnlyList<TimeCulprit> Raising)
{
    private static readonly LookAhead StartsLate = new("starts from the state that the sequence ends with", "");

    /// <summary>The sequence itself.</summary>
    public static TimeDependence Itself(TimeReach reach) => new(reach, [], []);

    /// <summary>The layers that make a step of the value need later steps of the sequence, in order.</summary>
    public IReadOnlyList<TimeCulprit> Ahead => Reach is { Ahead: <= 0 } ? Culprits : Together(Culprits.Concat(Raising));

    /// <summary>What a layer gives that reads such values; null where it reads none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What is known of its inputs; null for those that do not depend on the sequence.</param>
    /// <param name="states">The same of its initial states.</param>
    public static TimeDependence? Of(BoundLayer layer, IReadOnlyList<TimeDependence?> inputs, IReadOnlyList<TimeDependence?> states)
    {
        var read = inputs.Concat(states).OfType<TimeDependence>().ToList();
        if (read.Count == 0)
        {
            return null;
        }

        bool startsLate = states.Any(s => s is not null);
        var reach = startsLate || read.Any(r => r.Reach is null) ? null : layer.Layer.Reach(layer, inputs.Select(i => i?.Reach).ToList());
        bool isCulprit = reach is null && read.All(r => r.Reach is not null);
        var own = isCulprit ? [new TimeCulprit(layer, startsLate ? StartsLate : layer.Layer.WhyAhead(layer))] : Enumerable.Empty<TimeCulprit>();
        return new(reach ?? Supposed(layer, inputs), Together(read.SelectMany(r => r.Culprits).Concat(own)), reach is null ? [] : Raised(layer, read, reach));
    }

    /// <summary>As if the layer were causal, where its output still has the steps: what stands behind it is looked at as well.</summary>
    private static TimeReach? Supposed(BoundLayer layer, IReadOnlyList<TimeDependence?> inputs) =>
        inputs.Where((input, i) => input?.Reach is { Axis: 0 } && layer.OutputShape.Rank == layer.InputShapes[i].Rank && layer.OutputShape[0] == layer.InputShapes[i][0]).FirstOrDefault()?.Reach;

    private static IReadOnlyList<TimeCulprit> Raised(BoundLayer layer, IReadOnlyList<TimeDependence> read, TimeReach reach)
    {
        var own = reach.Ahead > read.Max(r => r.Reach!.Ahead) ? [new TimeCulprit(layer, layer.Layer.WhyAhead(layer))] : Enumerable.Empty<TimeCulprit>();
        return reach.Ahead <= 0 ? [] : Together(read.Where(r => r.Reach!.Ahead > 0).SelectMany(r => r.Raising).Concat(own));
    }

    private static IReadOnlyList<TimeCulprit> Together(IEnumerable<TimeCulprit> culprits) =>
        culprits.GroupBy(culprit => culprit.Layer).Select(same => same.First()).OrderBy(culprit => culprit.Layer.Number).ToList();
}
