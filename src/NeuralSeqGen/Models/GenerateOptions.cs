namespace NeuralSeqGen;

/// <summary>How Generate chooses: the likeliest id at every step, unless a beam or a temperature is set.</summary>
public sealed record GenerateOptions
{
    /// <summary>Steps to generate at most; 0 means all that the model has.</summary>
    public int MaxLength { get; init; }

    /// <summary>The widest search: each beginning costs a step of the decoder for every id, or a prediction where the decoder has none.</summary>
    internal const int MaxBeamWidth = 4096;

    /// <summary>How many beginnings of a sequence are kept at every step, 1 to 4,096; the likeliest whole one is the result.</summary>
    public int BeamWidth { get; init; } = 1;

    /// <summary>Above 0 ids are drawn, each with its probability to the power of 1 / Temperature.</summary>
    public double Temperature { get; init; }

    /// <summary>Decides what is drawn; the same seed draws the same ids.</summary>
    public long Seed { get; init; }

    /// <summary>Only so many of the likeliest ids are drawn from; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the likeliest ids are drawn from whose probabilities, at the temperature, add up to so much; 1 for all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Beginnings of a search are compared by their score divided by their length to this power: above 0 longer ones are favoured.</summary>
    public double LengthPenalty { get; init; }

    /// <summary>Above 1 the score of an id that the sequence has already is multiplied by it, so that it comes again less often.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>No sequence ends before it has so many ids.</summary>
    public int MinLength { get; init; }

    /// <summary>Ids that are never chosen.</summary>
    public IReadOnlyList<int> ForbiddenIds { get; init; } = [];

    /// <summary>Ids that end a sequence, besides the end id of the model.</summary>
    public IReadOnlyList<int> StopIds { get; init; } = [];

    /// <summary>For each sample the ids that its sequence begins with, which may be none; null for none at all. They are part of the result.</summary>
    public IReadOnlyList<int[]>? Prefixes { get; init; }

    /// <summary>Called with each id as it is chosen; in order for each sample, from several threads for several samples. Not for a search, which goes back.</summary>
    public Action<GeneratedId>? OnId { get; init; }

    /// <summary>Called once for each sample with its sequences and their scores, the best first; as many as the search has kept. From several threads.</summary>
    public Action<int, IReadOnlyList<GeneratedSequence>>? OnSample { get; init; }

    /// <summary>Ends the call early, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>All of it, as records print, with the numbers the same in every culture and lists as their lengths.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{nameof(GenerateOptions)} {{ {nameof(MaxLength)} = {MaxLength}, {nameof(BeamWidth)} = {BeamWidth}, {nameof(Temperature)} = {Temperature}, {nameof(Seed)} = {Seed}, ")
        + FormattableString.Invariant($"{nameof(TopK)} = {TopK}, {nameof(TopP)} = {TopP}, {nameof(LengthPenalty)} = {LengthPenalty}, {nameof(RepetitionPenalty)} = {RepetitionPenalty}, {nameof(MinLength)} = {MinLength}, ")
        + FormattableString.Invariant($"{nameof(ForbiddenIds)} = {ForbiddenIds.Count}, {nameof(StopIds)} = {StopIds.Count}, {nameof(Prefixes)} = {Prefixes?.Count ?? 0}, ")
        + $"{nameof(OnId)} = {(OnId is null ? "none" : "set")}, {nameof(OnSample)} = {(OnSample is null ? "none" : "set")}, {nameof(Cancellation)} = {(Cancellation.CanBeCanceled ? "set" : "none")} }}";

    /// <summary>Refuses what makes no sense.</summary>
    /// <param name="steps">Steps that the model has.</param>
    internal void Validate(int steps)
    {
        if (MaxLength < 0 || MaxLength > steps)
        {
            throw new ArgumentOutOfRangeException("options.MaxLength", MaxLength, FormattableString.Invariant($"MaxLength is from 1 to {steps}, the steps of the model, or 0 for all of them."));
        }

        if (BeamWidth is < 1 or > MaxBeamWidth)
        {
            throw new ArgumentOutOfRangeException("options.BeamWidth", BeamWidth, FormattableString.Invariant($"BeamWidth is from 1 to {MaxBeamWidth}: each beginning that is kept costs a step of the decoder for every id, or a prediction where it has no step."));
        }

        if (!double.IsFinite(Temperature) || Temperature < 0)
        {
            throw new ArgumentOutOfRangeException("options.Temperature", Temperature, "Temperature is finite and not negative; 0 takes the likeliest id.");
        }

        if (BeamWidth > 1 && Temperature > 0)
        {
            throw new ArgumentException("Temperature draws ids, BeamWidth searches for the likeliest: set one of them.", "options.Temperature");
        }
    }
}
