using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses options of Generate that do not fit the model or one another.</summary>
internal static class ChoiceChecks
{
    /// <param name="options">The options, whose lengths are right.</param>
    /// <param name="forced">The input that takes the ids.</param>
    /// <param name="classes">How many ids there are.</param>
    /// <param name="samples">Number of sequences.</param>
    /// <param name="length">Ids of a sequence at most.</param>
    public static void Run(GenerateOptions options, ForcedInput forced, int classes, int samples, int length)
    {
        Numbers(options, length);
        Ids("ForbiddenIds", options.ForbiddenIds, classes);
        Ids("StopIds", options.StopIds, classes);
        var left = Enumerable.Range(0, classes).Except(options.ForbiddenIds).ToList();
        if (left.Count == 0 || (options.MinLength > 0 && left.TrueForAll(id => id == forced.EndId || options.StopIds.Contains(id))))
        {
            throw new ArgumentException("ForbiddenIds leaves no id to choose" + (left.Count == 0 ? "." : " before MinLength is reached."), "options.ForbiddenIds");
        }

        if (options.Prefixes is { } prefixes)
        {
            Prefixes(prefixes, options, forced, classes, samples, length);
        }
    }

    private static void Numbers(GenerateOptions options, int length)
    {
        Refuse(options.TopK < 0, "TopK", options.TopK, "TopK is a number of ids, or 0 for all.");
        Refuse(!(options.TopP > 0 && options.TopP <= 1), "TopP", options.TopP, "TopP is above 0 and at most 1, which takes all ids.");
        Refuse((options.TopK > 0 || options.TopP < 1) && options.Temperature == 0, options.TopK > 0 ? "TopK" : "TopP", options.Temperature, "TopK and TopP say what is drawn from: set Temperature, 1 for the probabilities as they are.");
        Refuse(!double.IsFinite(options.LengthPenalty) || options.LengthPenalty < 0, "LengthPenalty", options.LengthPenalty, "LengthPenalty is finite and not negative; 0 compares scores as they are.");
        Refuse(options.LengthPenalty > 0 && options.BeamWidth == 1, "LengthPenalty", options.LengthPenalty, "LengthPenalty compares the beginnings of a search: set BeamWidth.");
        Refuse(!double.IsFinite(options.RepetitionPenalty) || options.RepetitionPenalty <= 0, "RepetitionPenalty", options.RepetitionPenalty, "RepetitionPenalty is finite and above 0; 1 changes nothing.");
        Refuse(options.MinLength < 0 || options.MinLength > length, "MinLength", options.MinLength, FormattableString.Invariant($"MinLength is from 0 to {length}, the ids of a sequence at most."));
        Refuse(options.OnId is not null && options.BeamWidth > 1, "OnId", options.BeamWidth, "OnId gives ids as they are chosen, which a search may take back: leave BeamWidth at 1, or take OnSample.");
    }

    private static void Prefixes(IReadOnlyList<int[]> prefixes, GenerateOptions options, ForcedInput forced, int classes, int samples, int length)
    {
        Refuse(prefixes.Count != samples, "Prefixes", prefixes.Count, FormattableString.Invariant($"Prefixes has one list of ids per sample, of which there are {samples}; a list may be empty."));
        for (int s = 0; s < samples; s++)
        {
            ArgumentNullException.ThrowIfNull(prefixes[s], FormattableString.Invariant($"options.Prefixes[{s}]"));
            string name = FormattableString.Invariant($"Prefixes[{s}]");
            Ids(name, prefixes[s], classes);
            Refuse(prefixes[s].Length > length, name, prefixes[s].Length, FormattableString.Invariant($"{name} is longer than a sequence may be, {length}."));
            Refuse(Array.Exists(prefixes[s], id => id == forced.EndId || options.StopIds.Contains(id)), name, forced.EndId, $"{name} holds an id that ends a sequence.");
        }
    }

    private static void Ids(string name, IReadOnlyList<int> ids, int classes)
    {
        ArgumentNullException.ThrowIfNull(ids, "options." + name);
        foreach (int id in ids)
        {
            Refuse((uint)id >= (uint)classes, name, id, FormattableString.Invariant($"{name} holds {id}, but ids are from 0 to {classes - 1}."));
        }
    }

    private static void Refuse(bool isWrong, string name, object value, string sentence)
    {
        if (isWrong)
        {
            throw new ArgumentOutOfRangeException("options." + name, value, sentence);
        }
    }
}
