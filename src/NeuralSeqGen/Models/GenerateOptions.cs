namespace NeuralSeqGen;

/// <summary>How Generate chooses: the likeliest id at every step, unless a beam or a temperature is set.</summary>
public sealed record GenerateOptions
{
    /// <summary>Steps to generate at most; 0 means all that the model has.</summary>
    public int MaxLength { get; init; }

    /// <summary>The widest search: each beginning costs a prediction of all samples at every step.</summary>
    internal const int MaxBeamWidth = 4096;

    /// <summary>How many beginnings of a sequence are kept at every step, 1 to 4,096; the likeliest whole one is the result.</summary>
    public int BeamWidth { get; init; } = 1;

    /// <summary>Above 0 ids are drawn, each with its probability to the power of 1 / Temperature.</summary>
    public double Temperature { get; init; }

    /// <summary>Decides what is drawn; the same seed draws the same ids.</summary>
    public long Seed { get; init; }

    /// <summary>All of it, as records print, with the numbers the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{nameof(GenerateOptions)} {{ {nameof(MaxLength)} = {MaxLength}, {nameof(BeamWidth)} = {BeamWidth}, {nameof(Temperature)} = {Temperature}, {nameof(Seed)} = {Seed} }}");

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
            throw new ArgumentOutOfRangeException("options.BeamWidth", BeamWidth, FormattableString.Invariant($"BeamWidth is from 1 to {MaxBeamWidth}: each beginning that is kept costs a prediction of all samples at every step."));
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
