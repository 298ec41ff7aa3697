namespace NeuralSeqGen.Generator;

/// <summary>Names of the pipeline's steps, for the tests that count how often each runs.</summary>
public static class StepNames
{
    /// <summary>From attributes to a spec; runs for every model on every edit.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>Build properties.</summary>
    public const string Options = nameof(Options);

    /// <summary>What is compiled: a spec and the options.</summary>
    public const string Models = nameof(Models);
}
