using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Arrays of a call whose samples belong together: those to train on, or those to validate on.</summary>
/// <param name="All">The arrays.</param>
internal sealed record CallArrays(IReadOnlyList<CallArray> All)
{
    public IEnumerable<CallArray> Inputs => All.Where(array => array.Role == CallRole.Input);

    public IEnumerable<CallArray> Targets => All.Where(array => array.Role == CallRole.Target);

    /// <summary>Whether weights come along, so that some of the targets may not count.</summary>
    public bool HasWeights => All.Any(array => array.Role is CallRole.SampleWeight or CallRole.StepWeight);
}
