using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses ids that an embedding has no row for, before anything is computed.</summary>
internal sealed class IdCheck(ModelDefinition definition, PortLayout[] inputs)
{
    /// <summary>Checks inputs whose element types are right: of samples, or of one without the batch axis.</summary>
    public void Check(string method, PortArrays given, string prefix, bool isOne = false)
    {
        for (int i = 0; i < given.Length; i++)
        {
            if (RangeOf(i) is not null && given.Count(i) <= int.MaxValue)
            {
                Check(method, i, given.Values<int>(i), prefix, isOne);
            }
        }
    }

    /// <summary>Checks the values of one input: of samples, or of one sample or step.</summary>
    public void Check(string method, int input, ReadOnlySpan<int> ids, string prefix, bool isOne = false)
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

        string name = inputs[input].NameIn(prefix);
        throw Refused(method, range, name, PlaceText.Of(name, bad, inputs[input].Shape.AsSpan(isOne ? 1 : 0)), bad, ids[bad]);
    }

    private IdRange? RangeOf(int input) => input < definition.IdRanges.Length && inputs[input].IsInt ? definition.IdRanges[input] : null;

    private LabelOutOfRangeException Refused(string method, IdRange range, string name, string place, int bad, int id)
    {
        string remedy = id < 0 ? "Ids count from 0; give what is unknown an id of its own." : FormattableString.Invariant($"Set its InputDim to at least {id + 1L}, the largest id plus 1.");
        return new LabelOutOfRangeException(RuntimeRules.EmbeddingRange, FormattableString.Invariant(
            $"{definition.Name}.{method}: '{name}' holds the id {id} at {place}, but {range.Layer} has ids 0 to {range.Count - 1}. {remedy}"), name)
        { Index = bad, Value = id };
    }
}
