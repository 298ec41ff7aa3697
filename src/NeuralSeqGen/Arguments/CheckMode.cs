namespace NeuralSeqGen;

/// <summary>How the numbers of a call are looked at.</summary>
/// <param name="RefusesNonFinite">Whether NaN and infinity are refused.</param>
/// <param name="Options">The options of a Fit, for the samples it trains on; null for others.</param>
/// <param name="Notes">Where it is noted what can be compared but is hardly meant; null where nobody reads it.</param>
/// <param name="MetricNotes">Where it is noted that a metric reads what is no target; null where there are no metrics.</param>
internal sealed record CheckMode(bool RefusesNonFinite, FitOptions? Options = null, List<string>? Notes = null, List<string>? MetricNotes = null)
{
    /// <summary>Of all methods but Fit.</summary>
    public static CheckMode Strict { get; } = new(true);
}
