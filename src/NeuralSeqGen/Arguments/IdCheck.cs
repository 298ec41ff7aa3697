using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses ids that an embedding has no row for, before anything is computed.</summary>
internal sealed class IdCheck(ModelDefinition definition, PortLayout[] inputs)
{
    /// <summary>Checks inputs whose element types are right.</summary>
    public void Check(string method, PortArrays given, string prefix)
    {
        for (int i = 0; i < given.Length; i++)
        {
            if (RangeOf(i) is not null && given.Count(i) <= int.MaxValue)
            {
                Check(method, i, given.Values<int>(i), prefix);
            }
        }
    }

    /// <summary>Checks the values of one input.</summary>
    public void Check(string method, int input, ReadOnlySpan<int> ids, string prefix)
    {
        if (RangeOf(input) is not { } range)
        {
            return;
        }

        int bad = 0;
        while (bad < ids.Length && (uint)ids[bad] < (uint)range.Count)
        {
            bad++;
        }

        if (bad == ids.Length)
        {
            return;
        }

        var port = inputs[input];
        throw Refused(method, range, port, port.NameIn(prefix), bad, ids[bad]);
    }

    private IdRange? RangeOf(int input) => input < definition.IdRanges.Length && inputs[input].IsInt ? definition.IdRanges[input] : null;

    private LabelOutOfRangeException Refused(string method, IdRange range, PortLayout port, string name, int bad, int id)
    {
        string remedy = id < 0 ? "Ids count from 0; give what is unknown an id of its own." : FormattableString.Invariant($"Set its InputDim to at least {id + 1L}, the largest id plus 1.");
        return new LabelOutOfRangeException(RuntimeRules.EmbeddingRange, FormattableString.Invariant(
            $"{definition.Name}.{method}: '{name}' holds the id {id} at {PlaceText.Of(name, bad, port.Shape)}, but {range.Layer} has ids 0 to {range.Count - 1}. {remedy}"), name)
        { Index = bad, Value = id };
    }
}
