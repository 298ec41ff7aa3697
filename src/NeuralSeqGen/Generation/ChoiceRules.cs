using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What the options make of the scores of the next id, for one sample: what must come, what may not, what comes less often.</summary>
/// <param name="forced">The input that takes the ids.</param>
/// <param name="options">How ids are chosen.</param>
/// <param name="prefix">The ids that the sequence begins with.</param>
internal sealed class ChoiceRules(ForcedInput forced, GenerateOptions options, int[] prefix)
{
    // what is allowed comes before what is not, however unlikely it is
    private const double Least = -1e30;

    private readonly bool _areAny = prefix.Length > 0 || options.MinLength > 0 || options.ForbiddenIds.Count > 0 || options.RepetitionPenalty != 1;

    /// <summary>Whether scores may be other than the model's.</summary>
    public bool AreAny => _areAny;

    /// <summary>Whether an id ends a sequence.</summary>
    public bool Ends(int id) => id == forced.EndId || options.StopIds.Contains(id);

    /// <summary>Changes the scores of the id that follows.</summary>
    /// <param name="scores">Logarithms of the probabilities.</param>
    /// <param name="before">The ids before it.</param>
    public void Apply(Span<double> scores, int[] before)
    {
        if (!_areAny)
        {
            return;
        }

        for (int id = 0; id < scores.Length; id++)
        {
            scores[id] = IsAllowed(id, before.Length) ? Math.Max(Least, scores[id]) : double.NegativeInfinity;
        }

        foreach (int id in options.RepetitionPenalty == 1 ? [] : before.Distinct())
        {
            scores[id] *= options.RepetitionPenalty;
        }
    }

    private bool IsAllowed(int id, int step) => step < prefix.Length ? id == prefix[step] : !(options.ForbiddenIds.Contains(id) || (step + 1 < options.MinLength && Ends(id)));
}
